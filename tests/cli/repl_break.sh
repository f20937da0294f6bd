#!/bin/sh
# repl_break.sh GROW: Ctrl-C at the prompt of `grow repl`, on a terminal that `script` makes. Every wait
# is for what is shown, and has an upper bound.
set -eu
command -v script >/dev/null || {
    echo "script is not installed"
    exit 77
}
grow=$1
root=${ROOT:?}
work=$(mktemp -d)
running=
finish() {
    [ -z "$running" ] || kill "$running" 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT
trap 'exit 1' INT TERM
cd "$work"

# Waits until N prompts were shown.
wait_for() {
    tries=0
    while [ "$(grep -o '^> ' shown | wc -l)" -lt "$1" ]; do
        tries=$((tries + 1))
        [ "$tries" -lt 300 ] || {
            echo "there is no prompt number $1; this was shown:"
            cat shown
            exit 1
        }
        sleep 0.1
    done
}

mkfifo typed
: >shown
script -qfec "$grow repl $root/docs/examples/de-singel.yaml --lang en" /dev/null <typed >shown 2>&1 &
running=$!
exec 3>typed
wait_for 1
printf 'set R24 3 s1\003' >&3 # nothing was changed yet
wait_for 2
printf 'set F06 80\n' >&3
wait_for 3
printf 'dek\003' >&3
wait_for 4
printf 'F06\n' >&3 # one in between: the next one is a first one again
wait_for 5
printf '\003' >&3
wait_for 6
printf '\003' >&3
wait "$running" || {
    echo "it ended with $?"
    exit 1
}
running=
exec 3>&-
tr -d '\r' <shown | grep -E 'Ctrl-C|^fact.F06 = 80$' >told
diff -u - told <<'END'
`quit`, or Ctrl-C again, ends
`quit`, or Ctrl-C again, ends; `save FILE` keeps the changed copy
fact.F06 = 80
`quit`, or Ctrl-C again, ends; `save FILE` keeps the changed copy
END
