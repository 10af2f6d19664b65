# Runs every script of /.oracle/scripts in a bash of its own, one after the other, and reports what came of each.
# Arguments: the folder that is made anew for each script, the folder in it where scripts start, the seconds one may take.
#
# Reports on standard output, each field ended by a NUL:
#   begin NAME
#   end STATUS COUNT FIELD... CHANGED [BEFORE AFTER]
# COUNT is how many FIELDs the stubs logged. CHANGED is yes if a file is not as it was; then come both listings.
exec {report}>&1 >/dev/null 2>/dev/null </dev/null
root=$1 start=$2 limit=$3
real=/.oracle/real
log=/.oracle/log/started
BASH_ENV=/.oracle/setup.bash
export BASH_ENV
unset OLDPWD

$real/mkfifo /.oracle/log/never
exec {never}<>/.oracle/log/never

anew() {
  $real/chmod -R u+rwX "$root"
  $real/find "${writable[@]}" -mindepth 1 -delete
  $real/mkdir -p "$root"
  $real/cp -a /.oracle/template/. "$root"
}

# The times of folders tell nothing: bash itself makes and removes files for here-documents.
listing() {
  $real/find "${writable[@]}" -type d -printf '%p\t%y %m\001' -o -printf '%p\t%y %m %s %T@ %C@ %l\001'
}

# Gives what a script left running a moment to start what it is about to start, and ends it. Comes back when it is gone: what is
# still there counts among the processes that the next script may have.
settle() {
  local round processes
  for ((round = 0; round < 500; round++)); do
    processes=(/proc/[0-9]*)
    ((${#processes[@]} > 2)) || return
    ((round < 8)) || kill -KILL -1
    read -r -t 0.02 -u $never
  done
}

writable=("$root" /dev/shm)
[[ $root/ == /tmp/* ]] && writable=(/tmp /dev/shm) || writable+=(/tmp)
anew
before=$(listing)
for file in /.oracle/scripts/*; do
  IFS= read -r -d '' script <"$file"
  printf 'begin\0%s\0' "${file##*/}" >&$report
  fields=()
  : >$log
  printf '%s\n' "${file##*.}" >/.oracle/log/mode
  (
    cd "$start" || exit
    ulimit -c 0 -f 2000 -n 100 -u 100 -v 4000000
    exec $real/timeout -s KILL "$limit" /.oracle/bash --noprofile --norc -c -- "$script" bash {report}>&- {never}>&-
  )
  status=$?
  settle
  mapfile -d '' -t fields <$log
  after=$(listing)
  if [[ $after == "$before" ]]; then
    printf '%s\0' end $status ${#fields[@]} "${fields[@]}" no >&$report
  else
    printf '%s\0' end $status ${#fields[@]} "${fields[@]}" yes "$before" "$after" >&$report
    anew
    before=$(listing)
  fi
done
