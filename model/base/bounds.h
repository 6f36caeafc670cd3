/* model/base/bounds.h - every size that a user can grow, by name. */
#ifndef MODEL_BASE_BOUNDS_H
#define MODEL_BASE_BOUNDS_H

#include <stdint.h>

#ifndef BOUND_NESTING
#define BOUND_NESTING 100 /* levels of lists and maps in a document */
#endif
#ifndef BOUND_FILE_BYTES
#define BOUND_FILE_BYTES ((size_t)256 << 20) /* a document on disk */
#endif
#ifndef BOUND_ALIAS_NODES
#define BOUND_ALIAS_NODES 100000 /* values that YAML aliases may add to a document */
#endif
#ifndef BOUND_ANCHORS
#define BOUND_ANCHORS 10000 /* different names of YAML anchors in a document */
#endif
#ifndef BOUND_DIRECTIVES
#define BOUND_DIRECTIVES                                                                           \
    100 /* lines that begin with % in a YAML document; each costs a pass over all */
#endif
#ifndef BOUND_SHOWN
#define BOUND_SHOWN 60 /* bytes of a word or key of a document that a message repeats */
#endif
#ifndef BOUND_PIECES
#define BOUND_PIECES 100000 /* artefacts in one text */
#endif
#ifndef BOUND_FOLDER_FILES
#define BOUND_FOLDER_FILES 1000 /* files of a folder that is opened as one case */
#endif
#ifndef BOUND_ADDED_FILES
#define BOUND_ADDED_FILES                                                                          \
    128 /* files that a command line adds: each is joined with all before it */
#endif
#ifndef BOUND_INDEXED
#define BOUND_INDEXED                                                                              \
    ((size_t)1 << 20) /* bytes of a file past which only what is asked for of it is read */
#endif
#ifndef BOUND_AROUND
#define BOUND_AROUND                                                                               \
    ((size_t)1 << 20) /* bytes of other text in a file of which only that is read */
#endif
#ifndef BOUND_MIXED
#define BOUND_MIXED                                                                                \
    ((uint64_t)16                                                                                  \
     << 20) /* bytes of a file of inspects with other text around past which the same */
#endif
#ifndef BOUND_DIGESTED
#define BOUND_DIGESTED                                                                             \
    ((long long)64 << 20) /* bytes of a file past which size and time alone tell that it changed   \
                           */
#endif
#ifndef BOUND_DUMP_ITEMS
#define BOUND_DUMP_ITEMS 10000000 /* objects in one file of inspects */
#endif
#ifndef BOUND_RECOGNISED
#define BOUND_RECOGNISED ((size_t)64 << 10) /* bytes of a text by which it is recognised */
#endif
#ifndef BOUND_ELEMENT_FACTS
#define BOUND_ELEMENT_FACTS                                                                        \
    1000000 /* facts about elements of lists of the host (images, networks) */
#endif
#ifndef BOUND_LEFT_OUT
#define BOUND_LEFT_OUT 1000 /* lines of a text that are named as left out */
#endif
#ifndef BOUND_SECRET
#define BOUND_SECRET                                                                               \
    1024 /* bytes of a secret past which it is looked for by hashes of its beginning */
#endif
#ifndef BOUND_SETTINGS_AHEAD
#define BOUND_SETTINGS_AHEAD                                                                       \
    4096 /* bytes behind a password within which a ';' makes it a setting */
#endif
#ifndef BOUND_COMMAND_WORDS
#define BOUND_COMMAND_WORDS 256 /* words of a line that are looked at together for a password */
#endif
#ifndef BOUND_YANKED
#define BOUND_YANKED                                                                               \
    ((size_t)64 << 10) /* bytes that a text which is edited may grow to by what was cut of it */
#endif
#ifndef BOUND_ERRORS
#define BOUND_ERRORS 20 /* errors of one document that are told in one go */
#endif

#endif
