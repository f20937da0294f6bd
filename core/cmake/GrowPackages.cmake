# The libraries that grow stands on. Each has one home: Lua in rules, libyaml in model, cmark in
# report (a style test holds this). Their Debian packages are in the file `packages`.
find_package(PkgConfig REQUIRED)
pkg_check_modules(LUA REQUIRED IMPORTED_TARGET lua5.4)
pkg_check_modules(YAML REQUIRED IMPORTED_TARGET yaml-0.1)
pkg_check_modules(CMARK REQUIRED IMPORTED_TARGET libcmark)
if(GROW_TESTS)
    pkg_check_modules(CMOCKA REQUIRED IMPORTED_TARGET cmocka)
endif()
