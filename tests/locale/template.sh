# template (sourced by the scripts here; the folder is the root of the project): writes the template
# of the catalogues, that grow-pot makes of lists and sources, to standard output.
template() {
    find core -name '*.[ch]' | LC_ALL=C sort | xargs "$1" | msguniq --no-wrap
}
