#!/.oracle/bash -p
# Stands for every program: logs its words and its folder, then does as much of the real one's work as the script needs to go on.
# With -p bash takes over neither functions nor start-up files from the script.
log=/.oracle/log/started
total="$*"
if ((${#total} > 700)); then
  # Only short records are written in one piece.
  printf '%s\0' 0 "$PWD" >>$log
else
  printf '%s\0' $(($# + 1)) "$PWD" "$0" "$@" >>$log
fi

name=${0##*/}
goes_on() {
  exec -a "$name" "$1" "${@:2}"
}

# Programs that write files of their own, and scripts that start many others, say nothing of who started them.
is_program() {
  case $name:$1 in
    jar:* | java*:* | jps:* | man:* | git:bisect) return 1 ;;
  esac

  local start=
  [[ -f /.oracle/real/$name ]] && { read -r -N 2 start </.oracle/real/$name; [[ $start != '#!' ]]; } 2>/dev/null
}

case $name in
  bash) goes_on /.oracle/bash "$@" ;;
  sh) goes_on /.oracle/sh "$@" ;;
  true | false | echo | pwd | test | '[')
    "$name" "$@"
    exit
    ;;
  sleep) exit 0 ;;
  env | find | nice | nohup | setsid | stdbuf | timeout | xargs) goes_on "/.oracle/real/$name" "$@" ;;
  basename | cat | cut | dirname | expr | head | ls | paste | printf | rev | seq | sort | tac | tail | tr | uniq | wc)
    goes_on "/.oracle/real/$name" "$@"
    ;;
esac
read -r mode </.oracle/log/mode
[[ $mode == real ]] && is_program "$@" && goes_on "/.oracle/real/$name" "$@"

# Whether it succeeds depends on its words alone, so that both ways are taken and each script always takes the same.
sum=${#total}
for ((i = 0; i < ${#total} && i < 40; i++)); do
  printf -v code %d "'${total:i:1}"
  ((sum = (sum * 31 + code) % 65521))
done
exit $((sum % 3 == 0))
