//! Codes of the loader: reading, merging and checking Compose files.

codes! {
    ALIAS_CYCLE "alias-cycle" error "An alias (`*name`) stands inside the value that its anchor (`&name`) names, so the value would contain itself.";
    ALIAS_LIMIT "alias-limit" error "The aliases of the file stand for more values than any real project needs. Such files are written to exhaust the memory of their reader.";
    COMMAND_TRUNCATED "command-truncated" warning "A command that is written as text is split into words, and no shell runs it. Compose ends it before the first `;`, `&`, `|`, `<` or `>` that is not in quotes. Name a shell if you need one.";
    CONDITION_MISSING "condition-missing" lenient "In the long form of `depends_on` Docker Compose wants a condition for each service. Without one the service is started first and not awaited, as in the short form.";
    CONTAINER_NAME_TWICE "container-name-twice" lenient "An engine runs one container of a name, so Docker Compose refuses two services with the same `container_name`.";
    CONTENT_SOURCE "content-source" error "A secret or config takes its content from exactly one place: a file, a variable or, for a config, the Compose file itself.";
    CONTRADICTION "contradiction" error "Two keys say the same thing in different ways, and they do not agree. Docker Compose refuses such a file as well.";
    DECIMAL_MODE "decimal-mode" warning "File modes are octal, but a number without a leading zero is decimal: `440` means `0670`. Docker Compose reads it in the same way.";
    DEPENDENCY_CYCLE "dependency-cycle" error "Each of these services waits for the next, so none could ever start.";
    DUPLICATE_ITEM "duplicate-item" lenient "Each item of this list counts once, and Docker Compose refuses to read it twice.";
    DUPLICATE_KEY "duplicate-key" error "A key can stand only once in a mapping; of two values one would be lost.";
    DURATION_UNIT "duration-unit" lenient "A span of time needs a unit; Compose itself refuses a bare number. It is taken as seconds, which is what is nearly always meant.";
    EMPTY_FILE "empty-file" error "The file holds nothing, or only comments.";
    ENV_FILE "env-file" error "A file with variables has a line on which there is no variable, or cannot be read at all.";
    EXTENDS "extends" error "A service extends another one that does not exist, or that in the end extends the first one again.";
    EXTENSION_PLACE "extension-place" lenient "Keys of your own start with `x-`. Docker Compose takes them nearly everywhere, but not here.";
    FILE_NOT_READABLE "file-not-readable" error "The project names a file that is not there or cannot be read.";
    FILE_TOO_LARGE "file-too-large" error "Compose files are a few kilobytes long; this one is too large to be one.";
    INCLUDE "include" error "A file includes another one that in the end includes the first one again.";
    INVALID_NAME "invalid-name" error "Names of services, volumes, secrets and configs consist of letters, digits, `.`, `_` and `-`.";
    INVALID_VALUE "invalid-value" error "The value has the right form, but it means nothing for this key.";
    KEY_WITHOUT_VALUE "key-without-value" lenient "A key with nothing below it says nothing, and Docker Compose refuses it. It is read as if it were not there.";
    MERGE_CONFLICT "merge-conflict" error "Two files write the same key in forms that cannot be joined, such as a list and a mapping.";
    MERGE_KEY "merge-key" error "`<<` takes the entries of another mapping, so its value must be a mapping, usually an alias of one.";
    MISPLACED "misplaced" error "A key stands at a level of the file where Compose does not look for it; usually the indentation is wrong or a line above is missing.";
    MISSING_KEY "missing-key" error "A key is absent without which the others mean nothing.";
    MOUNT_OPTION_UNKNOWN "mount-option-unknown" warning "Compose ignores options of a mount that it does not know. Options such as `cached` and `delegated` were for an older Docker Desktop.";
    MOUNT_TWICE "mount-twice" error "One path of a container can show only one thing; of two mounts one would be hidden.";
    NO_IMAGE "no-image" error "A service needs an image to run: one from a registry (`image`) or one that is built (`build`).";
    NO_SERVICES "no-services" error "The project has no service, so there is nothing to convert.";
    OCTAL_NUMBER "octal-number" warning "A number with a leading zero is octal: `0120` is 80. Docker Compose reads it in the same way; it is rarely meant where no file mode stands.";
    OTHER_FORM "other-form" lenient "Docker Compose takes this value in another form only. What is meant is clear, so it is taken here.";
    PROJECT_NAME "project-name" error "The name of a project consists of lower-case letters, digits, `-` and `_`, and starts with a letter or a digit.";
    REMOTE_FILE "remote-file" error "The file lies in a repository or behind an address. kompose-rs never reads the network, so that the same input always gives the same output.";
    SECRET_DRIVER "secret-driver" lenient "A driver can provide secrets to Swarm. Docker Compose takes the content of a secret from a file or a variable and from nowhere else.";
    TEMPLATE_INVALID "template-invalid" error "A dollar sign starts a variable, and what follows it is none. Write `$$` for a dollar sign.";
    UNDEFINED "undefined" error "A service uses a name that the project does not define.";
    UNKNOWN_KEY "unknown-key" error "Compose does not know this key at this place. It is misspelt, indented too far or too little, or belongs to another tool; keys of your own start with `x-`.";
    UNQUOTED_DATE "unquoted-date" warning "Docker Compose reads a date without quotes as a point in time and writes it in another way (`2024-01-02 00:00:00 +0000 UTC`). Here it stays as it is written, which is what quotes say to both.";
    UNQUOTED_KEY "unquoted-key" lenient "Docker Compose takes text as keys, and no numbers or other values. The key is taken as it is written.";
    UNQUOTED_TEXT "unquoted-text" lenient "Compose wants text here. A number or a boolean without quotes can change on the way (`1.10` becomes `1.1`), so quotes are safer.";
    VARIABLE_REQUIRED "variable-required" error "The file says that this variable must have a value (`${NAME:?message}`), and it has none.";
    VARIABLE_UNSET "variable-unset" warning "A variable without a value stands for nothing, as it does in Docker Compose. That is rarely what is meant.";
    WRONG_TYPE "wrong-type" error "The value has another form than the key takes, such as a list where one word belongs.";
    YAML_SYNTAX "yaml-syntax" error "The text is not YAML, so nothing can be read from it.";
}
