# grow_layer(base SOURCES arena.c ... [LIBS PkgConfig::YAML ...])
#
# Makes the static library grow_<layer> and links it to the layer just below, and so to all layers
# below: never upward, never sideways. LIBS are private to the layer.
set(GROW_LAYERS base model rules report engine host)
set(GROW_POSIX_LAYERS host) # these may see POSIX; those below are plain C17

function(grow_layer layer)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LIBS")
    list(FIND GROW_LAYERS "${layer}" level)
    if(level EQUAL -1 OR arg_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "grow_layer(${ARGV}): unknown layer or argument")
    endif()
    add_library(grow_${layer} STATIC ${arg_SOURCES})
    target_link_libraries(grow_${layer} PUBLIC grow_options PRIVATE ${arg_LIBS})
    if(level GREATER 0)
        math(EXPR below "${level} - 1")
        list(GET GROW_LAYERS ${below} lower)
        target_link_libraries(grow_${layer} PUBLIC grow_${lower})
    endif()
    if(layer IN_LIST GROW_POSIX_LAYERS)
        target_link_libraries(grow_${layer} PUBLIC grow_posix)
        # Where packs are looked for: beside the installed program, then in the source tree.
        target_compile_definitions(grow_${layer} PRIVATE
            "GROW_INSTALL_DIR=\"${CMAKE_INSTALL_FULL_DATADIR}/grow\""
            "GROW_SHARE_DIR=\"${PROJECT_SOURCE_DIR}\"")
    endif()
endfunction()
