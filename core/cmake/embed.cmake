# grow_embed(TEXT report.css NAME REPORT_CSS HEADER report/style.h INTO variable)
#
# Makes a C file of a text file when the project is built: `const char NAME[]`, NUL-terminated, as
# HEADER declares it. The path of the C file is put in the variable, for a list of sources. The same
# file is the script that does it (cmake -P).
if(CMAKE_SCRIPT_MODE_FILE)
    file(READ "${TEXT}" bytes HEX)
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
    string(REPEAT "....." 16 row) # sixteen bytes a line
    string(REGEX REPLACE "(${row})" "\\1\n    " bytes "${bytes}")
    get_filename_component(name "${TEXT}" NAME)
    set(type char)
    if(LENGTH) # not a text: any bytes, and their number
        set(type "unsigned char")
        set(length "const size_t ${LENGTH} = sizeof ${NAME} - 1;\n")
    endif()
    file(WRITE "${INTO}" "// Made of ${name} by core/cmake/embed.cmake.\n"
        "#include \"${HEADER}\"\n\nconst ${type} ${NAME}[] = {\n    ${bytes}0};\n${length}")
    return()
endif()

function(grow_embed)
    cmake_parse_arguments(PARSE_ARGV 0 arg "" "TEXT;NAME;HEADER;INTO" "")
    set(script "${CMAKE_CURRENT_FUNCTION_LIST_FILE}")
    set(text "${CMAKE_CURRENT_SOURCE_DIR}/${arg_TEXT}")
    set(made "${CMAKE_CURRENT_BINARY_DIR}/${arg_TEXT}.c")
    add_custom_command(OUTPUT "${made}"
        COMMAND "${CMAKE_COMMAND}" "-DTEXT=${text}" "-DNAME=${arg_NAME}" "-DHEADER=${arg_HEADER}"
            "-DINTO=${made}" -P "${script}"
        DEPENDS "${text}" "${script}"
        VERBATIM)
    set(${arg_INTO} "${made}" PARENT_SCOPE)
endfunction()
