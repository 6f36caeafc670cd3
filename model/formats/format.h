/* model/formats/format.h - the formats that are read: one row of formats.def and one file each.
 *
 * A reader makes no document: it puts down what the artefact says (model/formats/evidence.h), and
 * model/formats/merge.h makes a document of that. To add a format: its file, its row, a line in
 * model/CMakeLists.txt, its test. */
#ifndef MODEL_FORMATS_FORMAT_H
#define MODEL_FORMATS_FORMAT_H

#include "model/formats/evidence.h"
#include "model/formats/input.h"

/* What an artefact can tell of. */
enum gives {
    GIVES_CONTAINER = 1 << 0,
    GIVES_HOST = 1 << 1,
    GIVES_ENGINE = 1 << 2,
    GIVES_REQUEST = 1 << 3,  /* a container that is asked for */
    GIVES_SPEC = 1 << 4,     /* of the OCI runtime */
    GIVES_DOCUMENT = 1 << 5, /* for the Host Compute Service */
    GIVES_ERROR = 1 << 6,
    GIVES_ENVIRONMENT = 1 << 7, /* builds, versions: what surrounds a container */
    GIVES_ALL = 1 << 8,         /* a whole document: what it does not say is not there */
};
#define GIVES_COUNT 8 /* kinds that have a name */
extern const char gives_names[GIVES_COUNT][12];

#define FORMAT_NO_MEMORY (~0U)

/* Whose function tells whether one begins with a line, prompt and all, and what belongs to it. */
enum format_begins {
    BEGINS_BY_HEADS,
    BEGINS_BY_RUN_LINE,
    BEGINS_BY_INSPECT,
    BEGINS_BY_VERSION,
    BEGINS_BY_INFO
};

struct format {
    char name[20];  /* for programs: "docker-info" */
    char title[48]; /* for people, with its article: "a docker info" */
    unsigned gives; /* of enum gives; a reader may add to them (evidence's gives) */
    bool whole;     /* a whole file of YAML may be one */

    /* How a line begins that one of these begins with, without the blanks in front, or all of it
     * where it ends with a line end, with '|' between them. A text is cut there. Empty: it is told
     * by other marks; the commands that run dockerd are known by all of their line. */
    char heads[160];
    enum format_begins begins; /* beside heads */
    bool keeps_text;           /* its reader looks at the text of JSON, too */
    bool encloses;             /* all of a text that is one, whatever else seems to be in it */
    bool many;                 /* a further such line belongs to the same artefact */
    char ends[40];             /* the one of heads that is the last line where text stands above */
    bool joins;                /* its reader itself joins lines that a console broke */
    bool lists;                /* what a command prints of many things; an error is no part of it */
    bool takes_json;           /* JSON that follows without a blank line belongs to it */
};

enum format_id {
#define FORMAT(id, ...) FORMAT_##id,
#include "model/formats/formats.def"
#undef FORMAT
    FORMAT_COUNT
};

#define FORMAT(id, ...)                                                                            \
    unsigned format_##id##_recognises(const struct input *in);                                     \
    struct err *format_##id##_read(struct evidence *out, const struct input *in);
#include "model/formats/formats.def"
#undef FORMAT

extern const struct format formats[FORMAT_COUNT];

/* How sure it is that this is one: 0 not at all, 100 beyond doubt, FORMAT_NO_MEMORY. Of several
 * the surest reads. */
unsigned format_recognises(const struct format *f, const struct input *in);

/* What it says; of several containers what belongs to out->chosen, but the names of all
 * (evidence_offer). ERR_INPUT: it is one, but nothing can be made of it; ERR_OOM. */
struct err *format_read(const struct format *f, struct evidence *out, const struct input *in);

/* Of one that begins otherwise than by heads: whether `next` belongs to its `count` lines from
 * first to last, whatever it looks like. */
bool format_goes_on(const struct format *f, struct str first, struct str last, struct str next,
                    size_t count);

/* The one that such a line begins by its heads, and by asking it (begins); NULL: none. */
const struct format *format_headed_by(struct str line);
const struct format *format_begun_by(struct str line);

/* Whether something of its own begins with that line: an artefact, a command, what it prints. */
bool format_line_begins(struct str line);

/* The one that is surest; *out NULL: none knows it. ERR_OOM: one of them could not tell. */
struct err *format_of(const struct format **out, const struct input *in);

#endif
