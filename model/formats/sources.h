/* model/formats/sources.h - the files and texts of one case, cut into pieces, and what they all
 * say.
 *
 * A folder stands for the files in it (not those below), in the order of their names; hidden ones
 * are passed over. Of a large list of inspects, be it a file or a stream, only what is asked for is
 * read (model/formats/inspect_dump.h); anything else is read whole, up to BOUND_FILE_BYTES.
 * Ownership: sources_close() gives everything back. Errors: those of files and of pieces_cut(). */
#ifndef MODEL_FORMATS_SOURCES_H
#define MODEL_FORMATS_SOURCES_H

#include "model/files/spool.h"
#include "model/files/text.h"
#include "model/formats/inspect_dump.h"
#include "model/formats/pieces.h"
#include "model/shell/shell.h"

struct source {
    char *name;     /* for people */
    bool from_disc; /* name is its path */
    bool of_folder; /* which was opened as a case */
    const char *encoding;
    struct inspect_dump *dump; /* of which only what is asked for is read; NULL: it was read */
    struct text text;          /* bytes NULL: no reader needs it any more, or it is not ours */
    struct pieces pieces;
};

/* What the user says about reading. */
struct reading_options {
    bool has_shell;
    const struct read_progress *progress; /* of large files; NULL: nobody looks */
    enum shell shell; /* that run lines were typed into; else it is recognised */
};

struct sources {
    struct source *items;
    size_t count;
    struct reading_options options; /* the caller's */
};

struct err *sources_add_file(struct sources *s, const char *file); /* "-": standard input */
struct err *sources_add_text(struct sources *s, struct str text, const char *name);
void sources_close(struct sources *s);

/* What all pieces say, formats in the order of formats.def, and what was salvaged or left out. One
 * that cannot be read is left out beside others that can; nothing that can: its error. Of several
 * containers out->chosen. */
struct err *sources_read(struct evidence *out, const struct sources *s);

/* What one of them says, of source `s` of `all`. Errors: the reader's. */
struct err *sources_read_piece(struct evidence *out, const struct sources *all,
                               const struct source *s, struct piece *piece);

/* The kind that the case is about: of several the one that tells most; NULL: none is known. */
const struct format *sources_kind(const struct sources *s);

/* Why nobody knows the first text. */
struct err *sources_refused(struct sources *s);

#endif
