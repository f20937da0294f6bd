# Turns a Markdown page into a transcript that run_transcripts.sh understands: a block that names
# its file ("```yaml questionnaires/x/questionnaire.yaml") becomes the command that writes it. Other
# blocks stay as they are. Line numbers stay right: the command stands on the line of the fence.
BEGIN {
    print "```console"
    print "$ ln -s \"$ROOT/docs\" docs"
    print "```"
}

/^```[a-z]+ [^ ]+$/ {
    writing = 1
    print "```console"
    print "$ mkdir -p \"$(dirname " $2 ")\" && cat >" $2 " <<'END_OF_FILE'"
    next
}

writing && /^```$/ {
    writing = 0
    print "> END_OF_FILE"
    print
    next
}

writing { print "> " $0; next }

{ print }
