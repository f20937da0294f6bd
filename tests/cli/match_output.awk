# match_output.awk WANT GOT: exit code 0 when the output is as expected; a line `...` in WANT
# stands for any number of lines. Blank lines at the end of GOT do not count.
FILENAME == ARGV[1] { want[++wants] = $0; next }
{ got[++gots] = $0 }

END {
    while (gots > 0 && got[gots] == "") gots--
    w = g = 1
    star = 0
    while (g <= gots) {
        if (w <= wants && want[w] == "...") {
            star = w++
            resume = g
        } else if (w <= wants && want[w] == got[g]) {
            w++
            g++
        } else if (star) { # let the last `...` swallow one line more
            w = star + 1
            g = ++resume
        } else exit 1
    }
    while (w <= wants && want[w] == "...") w++
    exit w <= wants
}
