//! Codes of the loader: reading, merging and checking Compose files.

codes! {
    ALIAS_CYCLE "alias-cycle" error "An alias (`*name`) stands inside the value that its anchor (`&name`) names, so the value would contain itself.";
    ALIAS_LIMIT "alias-limit" error "The aliases of the file stand for more values than any real project needs. Such files are written to exhaust the memory of their reader.";
    DUPLICATE_KEY "duplicate-key" error "A key can stand only once in a mapping; of two values one would be lost.";
    DURATION_UNIT "duration-unit" warning "A span of time needs a unit; Compose itself refuses a bare number. It is taken as seconds, which is what is nearly always meant.";
    FILE_TOO_LARGE "file-too-large" error "Compose files are a few kilobytes long; this one is too large to be one.";
    INVALID_VALUE "invalid-value" error "The value has the right form, but it means nothing for this key.";
    MERGE_KEY "merge-key" error "`<<` takes the entries of another mapping, so its value must be a mapping, usually an alias of one.";
    UNKNOWN_KEY "unknown-key" error "Compose does not know this key at this place. It is misspelt, indented too far or too little, or belongs to another tool; keys of your own start with `x-`.";
    UNQUOTED_TEXT "unquoted-text" warning "Compose wants text here. A number or a boolean without quotes can change on the way (`1.10` becomes `1.1`), so quotes are safer.";
    WRONG_TYPE "wrong-type" error "The value has another form than the key takes, such as a list where one word belongs.";
    YAML_SYNTAX "yaml-syntax" error "The text is not YAML, so nothing can be read from it.";
}
