# Sourced by ./mvnw and ./armature (POSIX sh). find_jdk sets and exports JAVA_HOME to a JDK 21 or newer, and sets
# JDK_MAJOR and JDK_VERSION; without one it prints what to do and returns 1.
#
# The first that is new enough wins: ARMATURE_JAVA_HOME, JAVA_HOME, `java` on the PATH. Else the folders where JDKs are
# usually installed are searched; of those the newest long-term release is taken (25, then 21), then the newest other.

JDK_LEAST=21

# Reads the version of the JDK in $1 into JDK_MAJOR and JDK_VERSION from its `release` file, without starting it.
jdk_read() {
  JDK_MAJOR='' JDK_VERSION=''
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  while IFS='=' read -r jdk_key jdk_value; do
    jdk_value="${jdk_value%\"*}" jdk_value="${jdk_value#\"}"
    case "$jdk_key" in
    JAVA_VERSION) JDK_MAJOR="${jdk_value%%[!0-9]*}" ;;
    JAVA_RUNTIME_VERSION) JDK_VERSION="$jdk_value" ;;
    esac
    [ -n "$JDK_VERSION" ] || [ "$jdk_key" != JAVA_VERSION ] || JDK_VERSION="$jdk_value"
  done <"$1/release"
  [ -n "$JDK_MAJOR" ]
}

jdk_fits() {
  [ -n "$1" ] && jdk_read "$1" && [ "$JDK_MAJOR" -ge "$JDK_LEAST" ]
}

# Prints the home of the `java` on the PATH, links followed.
jdk_on_path() {
  jdk_java="$(command -v java 2>/dev/null)" || return 0
  jdk_java="$(readlink -f "$jdk_java" 2>/dev/null)" || return 0
  jdk_java="${jdk_java%/bin/java}"
  printf '%s\n' "${jdk_java%/jre}"
}

# Sets JAVA_HOME to the best of the folders given; long-term releases (21, 25, 29 ...) come before all others.
jdk_best_of() {
  jdk_best='' jdk_best_rank=0
  for jdk_home in "$@"; do
    jdk_fits "$jdk_home" || continue
    jdk_rank="$JDK_MAJOR"
    [ $(((JDK_MAJOR - 21) % 4)) -ne 0 ] || jdk_rank=$((JDK_MAJOR + 1000))
    if [ "$jdk_rank" -gt "$jdk_best_rank" ]; then
      jdk_best="$jdk_home" jdk_best_rank="$jdk_rank"
    fi
  done
  [ -n "$jdk_best" ] && JAVA_HOME="$jdk_best"
}

find_jdk() {
  if [ -n "${ARMATURE_JAVA_HOME-}" ]; then
    if ! jdk_fits "$ARMATURE_JAVA_HOME"; then
      echo "ARMATURE_JAVA_HOME is \`$ARMATURE_JAVA_HOME\`, which is not a JDK $JDK_LEAST or newer (found: ${JDK_VERSION:-no JDK})." >&2
      echo "Set it to the folder of one, such as /usr/lib/jvm/java-21-openjdk, or unset it: then JAVA_HOME, \`java\` on the PATH and the usual folders are searched." >&2
      return 1
    fi
    JAVA_HOME="$ARMATURE_JAVA_HOME"
  elif jdk_fits "${JAVA_HOME-}"; then
    :
  elif jdk_home="$(jdk_on_path)" && jdk_fits "$jdk_home"; then
    JAVA_HOME="$jdk_home"
  elif jdk_best_of /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /usr/local/openjdk* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME-}"/.sdkman/candidates/java/* \
    "${HOME-}"/.jdks/* "${HOME-}"/.asdf/installs/java/* "${HOME-}"/.local/share/mise/installs/java/*; then
    :
  else
    echo "Armature needs a JDK $JDK_LEAST or newer (a JRE is not enough), and found none." >&2
    echo "Install one (Debian, Ubuntu: \`apt-get install openjdk-21-jdk\`; macOS: \`brew install openjdk@21\`; all: https://adoptium.net)," >&2
    echo "or set JAVA_HOME to the folder of one. JAVA_HOME is \`${JAVA_HOME-}\`; \`java\` is \`$(command -v java 2>/dev/null || echo 'not on the PATH')\`." >&2
    return 1
  fi
  jdk_read "$JAVA_HOME"
  export JAVA_HOME
}
