# For `run` and `check` (sourced; `root` is set): installs what is missing, configures and builds.
# Says on standard error what takes long, and is silent when all is in place.

say() {
    printf '%s\n' "$*" >&2
}

die() {
    say "$*"
    exit 1
}

# The packages of the groups $1 (an alternation such as 'run|check') that are not installed. A
# program of the same name that came another way (npm comes with some builds of node) will do.
missing_packages() {
    wanted=$(awk -v groups="^($1)\$" '!/^#/ && $2 ~ groups { print $1 }' "$root/packages")
    # dpkg-query is a few milliseconds; apt is asked only when something is missing.
    # shellcheck disable=SC2086
    dpkg-query -W -f='${db:Status-Status} ${Package}\n' $wanted 2>/dev/null |
        awk -v wanted="$wanted" '
            $1 == "installed" { there[$2] = 1 }
            END {
                count = split(wanted, name)
                for (i = 1; i <= count; i++) if (!(name[i] in there)) print name[i]
            }' |
        while read -r package; do
            command -v "$package" >/dev/null 2>&1 || printf '%s ' "$package"
        done
}

install_packages() {
    command -v dpkg-query >/dev/null 2>&1 || return 0 # not Debian: the build says what it lacks
    missing=$(missing_packages "$1")
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" -eq 0 ]; then
        as_root=
    elif command -v sudo >/dev/null 2>&1; then
        as_root=sudo
    else
        die "These Debian packages are missing, and installing them takes root or sudo: $missing"
    fi
    say "Installing from the distribution: $missing"
    log=$(mktemp)
    # shellcheck disable=SC2086
    if ! { $as_root apt-get update &&
        $as_root env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y --no-install-recommends $missing; } >"$log" 2>&1 </dev/null; then
        cat "$log" >&2
        rm -f "$log"
        die "apt-get could not install: $missing"
    fi
    rm -f "$log"
}

# Configures and builds the preset $1; the output is shown only when something is wrong.
build_preset() {
    build="$root/build/$1"
    mkdir -p "$build"
    log="$build/build.log"
    (
        flock 9 # two calls at once must not build in one folder at the same time
        # A folder that was configured elsewhere (a moved or copied tree) starts anew.
        if [ -f "$build/CMakeCache.txt" ] &&
            ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$build/CMakeCache.txt"; then
            rm -rf "$build/CMakeCache.txt" "$build/CMakeFiles" "$build/build.ninja"
        fi
        cd "$root" || exit 1
        if [ ! -f "$build/build.ninja" ]; then
            say "Building grow ($1) ..."
            cmake --preset "$1" >"$log" 2>&1 || exit 1
        fi
        cmake --build "$build" -- --quiet >"$log" 2>&1
    ) 9>"$build/.lock" && return 0
    cat "$log" >&2
    return 1
}
