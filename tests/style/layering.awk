# Reads every file under core and prints what breaks the layering: `file:line: complaint`.
BEGIN {
    # grow.h is what the engine implements and hosts include.
    split("base model rules report include engine host cli web", order, " ")
    for (i in order) rank[order[i]] = i
    rank["web"] = rank["cli"]
    rank["include"] = rank["engine"]

    # The C library that cannot reach outside the program. stdio.h is for snprintf only: the tests
    # `banned` and `symbols` see to that.
    count = split("assert ctype float inttypes limits math setjmp stdalign stdarg stdbool stddef " \
                  "stdint stdio stdlib stdnoreturn string", name, " ")
    for (i = 1; i <= count; i++) pure[name[i] ".h"] = 1

    home["lua.h"] = home["lauxlib.h"] = home["lualib.h"] = "rules"
    home["yaml.h"] = "model"
    home["cmark.h"] = "report"
    # The libraries of the PDF: each header, and the modules that may see it.
    split("cairo.h cairo-pdf.h pango/pangocairo.h", name, " ")
    for (i in name) narrow[name[i]] = "^core/report/(pen_cairo|pdf|pdf_[a-z]+)$"
    narrow["fontconfig/fontconfig.h"] = "^core/report/pen_cairo$"
    narrow["pango/pangofc-fontmap.h"] = "^core/report/pen_cairo$"
    narrow["zlib.h"] = "^core/report/pdf_objects$"
    home["xlsxwriter.h"] = home["zip.h"] = home["expat.h"] = "host"
}

FNR == 1 {
    file = FILENAME
    known[file] = 1
    layer = file
    sub(/^core\//, "", layer)
    sub(/\/.*/, "", layer)
    module = module_of(file)
    if (!(layer in rank)) print file ":1: '" layer "' is not a layer"
}

/^[ \t]*#[ \t]*include/ {
    wanted = $0
    if (match(wanted, /<[^>]+>/)) system_header(substr(wanted, RSTART + 1, RLENGTH - 2))
    else if (match(wanted, /"[^"]+"/)) own_header(substr(wanted, RSTART + 1, RLENGTH - 2))
    else print file ":" FNR ": an include that cannot be read"
}

function module_of(path)
{
    sub(/\.[ch]$/, "", path)
    return path
}

function system_header(header)
{
    if (header == "sanitizer/asan_interface.h" && module == "core/base/arena") return
    if (header in narrow) {
        if (module !~ narrow[header])
            print file ":" FNR ": <" header "> is not for this file: " narrow[header]
    } else if (header in home) {
        if (home[header] != layer)
            print file ":" FNR ": <" header "> is for core/" home[header] " only"
        if (header == "yaml.h") {
            if (yaml_seen != "" && yaml_seen != module)
                print file ":" FNR ": only one file sees <yaml.h>, and that is " yaml_seen
            yaml_seen = module
        }
    } else if (!(header in pure) && rank[layer] <= rank["engine"])
        print file ":" FNR ": <" header "> reaches outside the engine; core/host is for that"
}

function own_header(header,    target, target_layer)
{
    if (header == "grow.h") target = "core/include/grow.h"
    else target = "core/" header
    target_layer = target
    sub(/^core\//, "", target_layer)
    sub(/\/.*/, "", target_layer)
    if (!(target_layer in rank)) {
        print file ":" FNR ": write \"" header "\" from core/, as \"layer/name.h\""
        return
    }
    if (rank[target_layer] > rank[layer])
        print file ":" FNR ": core/" layer " must not include core/" target_layer " (" header ")"
    where[file ":" FNR] = target
    add_edge(module, module_of(target), file ":" FNR)
}

function add_edge(from, to, place)
{
    if (from == to || (from SUBSEP to) in edge) return
    edge[from, to] = place
    edges[++edge_count] = from SUBSEP to
}

# A module that grew is split into files with a common stem: cond_lex.c and cond_lex.h are parts of
# cond. Parts may know each other; everything else goes one way.
function whole_of(part,    stem)
{
    stem = part
    while (sub(/_[a-z0-9]*$/, "", stem))
        if ((stem ".c") in known || (stem ".h") in known) return whole_of(stem)
    return part
}

# Depth first; trail[1..depth] holds the modules on the way here.
function visit(node, depth,    list, n, i)
{
    state[node] = "open"
    trail[depth] = node
    n = split(next_of[node], list, " ")
    for (i = 1; i <= n; i++) {
        if (state[list[i]] == "open") tell_cycle(list[i], depth)
        else if (state[list[i]] == "") visit(list[i], depth + 1)
    }
    state[node] = "done"
}

function tell_cycle(first, depth,    i, told)
{
    for (i = depth; trail[i] != first; i--) told = ", " edge[trail[i - 1], trail[i]] told
    print edge[trail[depth], first] ": a cycle: " first " includes itself by way of" \
        substr(told, 2) " and this line"
}

END {
    for (place in where)
        if (!(where[place] in known)) print place ": there is no " where[place]
    for (i = 1; i <= edge_count; i++) {
        split(edges[i], ends, SUBSEP)
        if (whole_of(ends[1]) == whole_of(ends[2])) continue
        next_of[ends[1]] = next_of[ends[1]] " " ends[2]
        nodes[ends[1]] = 1
    }
    for (node in nodes) if (state[node] == "") visit(node, 1)
}
