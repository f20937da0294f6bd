# Cuts a transcript into numbered parts in the folder `to`, in the order of the file:
#   N.text   lines to keep as they are
#   N.cmd    a command; N.line its line, N.as_written the same lines, N.want the output
# In a Markdown file only the lines between ```console and ``` are a transcript.
BEGIN {
    part = 10000
    state = "text"
    fence = !markdown
}

markdown && /^```/ {
    if (!fence && $0 == "```console") {
        keep($0)
        fence = 1
        next
    }
    if (fence) {
        end_of_output()
        fence = 0
    }
    keep($0)
    next
}

fence && /^\$ / {
    end_of_output()
    part++
    state = "command"
    base = to "/" part
    print substr($0, 3) > (base ".cmd")
    print FNR > (base ".line")
    print > (base ".as_written")
    printf "" > (base ".want")
    next
}

fence && state == "command" && /^> ?/ {
    print > (base ".as_written")
    sub(/^> ?/, "")
    print > (base ".cmd")
    next
}

fence && (state == "command" || state == "output") && !/^%/ {
    state = "output"
    # Blank lines are held back: at the end of an output they do not count.
    if ($0 == "") blanks++
    else {
        for (; blanks > 0; blanks--) print "" > (base ".want")
        print > (base ".want")
    }
    next
}

{
    end_of_output()
    keep($0)
}

END { end_of_output() }

function end_of_output()
{
    if (state == "text") return
    state = "text"
    for (; blanks > 0; blanks--) keep("")
}

function keep(line)
{
    if (!((part, "text") in made)) {
        part++
        made[part, "text"] = 1
    }
    print line > (to "/" part ".text")
}
