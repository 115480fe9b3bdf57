//! Codes of the command line: finding the Compose files and writing the output.

codes! {
    COMPOSE_FILE_MISSING "compose-file-missing" error
        "There is no Compose file where one was looked for. Without `-f` the command looks in the current folder and in every folder above it.";
    COMPOSE_FILE_UNREADABLE "compose-file-unreadable" error
        "A Compose file is there, but its text cannot be had: the permissions forbid it, it is not UTF-8, or it is far too large.";
    COMPOSE_FILE_AMBIGUOUS "compose-file-ambiguous" warning
        "Several files in one folder have a name that Compose looks for. The first in Compose's own order is used; name the files with `-f` to choose yourself.";
    GENERATED_FILE_MODIFIED "generated-file-modified" warning
        "A file of an earlier conversion was edited by hand, and the new conversion replaces it. Keep such changes in the Compose file or in a layer on top of the output.";
    NOTHING_TO_EXPLAIN "nothing-to-explain" error
        "`kompose-rs explain` knows the codes of messages and the keys of the project. A key is named by its path, as messages name it: `services.web.ports[0]`.";
    NOTHING_TO_COMPARE "nothing-to-compare" error
        "`kompose-rs diff` compares Compose files, and folders that an earlier conversion wrote. The folder that is named cannot be read.";
    OUTPUT_EXISTS "output-exists" error
        "Something that the command did not write is where a file of the output belongs. It is left alone, and nothing is written.";
    OUTPUT_FAILED "output-failed" error
        "The disk did not take the output: no space, no permission, or another failure that the operating system reports.";
    OUTPUT_IS_INPUT "output-is-input" error
        "The output would replace a file that the conversion reads. That is refused even with `--force`.";
    OUTPUT_MANIFEST_INVALID "output-manifest-invalid" error
        "The list of files from an earlier conversion cannot be understood, so the command cannot tell its own files from yours.";
    OUTPUT_PATH_UNSAFE "output-path-unsafe" error
        "A file would be written outside of the output folder, by `..`, by an absolute path or through a symbolic link.";
    STACK_NEEDS_DIRECTORY "stack-needs-directory" error
        "The stack refers to configs or secrets that lie in files beside it, so it does not fit into one stream.";
    STALE_FILE_MODIFIED "stale-file-modified" warning
        "A file of an earlier conversion is no longer part of the output, but somebody edited it. It is kept, and it is yours from now on.";
}
