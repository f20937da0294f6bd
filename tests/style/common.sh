# For the style tests (sourced): the file lists, and one way to end. ROOT is the project's folder.
set -eu
cd "${ROOT:?}"

# C files under the folders $@, sorted.
c_files() {
    find "$@" -type f \( -name '*.c' -o -name '*.h' \) | LC_ALL=C sort
}

# Every file a reader of the project sees; no git needed, so that a plain copy can be checked.
all_files() {
    find . \( -name .git -o -path ./build -o -path ./positie \) -prune -o -type f -print |
        sed 's|^\./||' | LC_ALL=C sort
}

# Reads complaints on standard input; fails with the rule $1 when there is any.
verdict() {
    complaints=$(cat)
    [ -n "$complaints" ] || exit 0
    printf '%s\n\nThe rule: %s\n' "$complaints" "$1"
    exit 1
}
