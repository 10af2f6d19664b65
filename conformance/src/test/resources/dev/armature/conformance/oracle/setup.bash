# Every bash in the sandbox reads this first. Builtins that only print or compare become programs, so that their words are seen.
enable -n echo pwd true false test '['
command_not_found_handle() {
  builtin printf '%s\0' $# "$PWD" "$@" >>/.oracle/log/started
  return 127
}
