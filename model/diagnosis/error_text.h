/* model/diagnosis/error_text.h - what the text of a refusal or of a failed start says.
 *
 * Which call of which layer failed, every code in every form it is written in, the document that
 * hcsshim hung on, whose words date the engine, and what was around it. Nothing is guessed: words
 * of Windows that are in no table give no code.
 * Ownership: the result lies in the arena given; error_text_finish() gives the document back.
 * Errors:    ERR_OOM. Any text can be read; one that says nothing gives an empty result.
 * Cost:      linear in the text. */
#ifndef MODEL_DIAGNOSIS_ERROR_TEXT_H
#define MODEL_DIAGNOSIS_ERROR_TEXT_H

#include "model/base/err.h"
#include "model/diagnosis/codes.h"
#include "model/diagnosis/sayings.h"
#include "model/diagnosis/tail_document.h"

struct error_code {
    struct str as_written;
    bool by_number; /* false: Windows' words */
    struct code_parts parts;
    size_t at; /* offset in the clean text */
    struct error_code *next;
};

struct error_call {
    const char *name; /* "hcs.Create": layer and call */
    size_t at;
    struct error_call *next;
};

struct error_name {
    struct str text;
    bool of_layer; /* it stands where a layer is named */
    struct error_name *next;
};

struct error_event { /* of an [Event Detail: ...] line */
    struct str provider;
    uint32_t id;
    struct error_event *next;
};

/* What is left to look at for a code, as error_next() tells it; who knows the container sets it. */
struct error_left {
    uint32_t value; /* of the code's row */
    const char *next;
    const struct error_left *behind;
};

/* The releases that write such a text; NULL: open on that side. */
struct error_releases {
    bool known;
    const char *from, *to;
};

struct error_text {
    struct str given; /* borrowed */
    struct clean_text clean;
    struct str words; /* of it, outside of the document and without the escapes of a JSON text */
    struct tail_document document;
    const char *layer;        /* of the innermost call: "hcs", "hns", "storage", "cli", ... */
    struct error_call *calls; /* outermost first */
    struct error_code *codes;
    const struct error_left *left; /* NULL: nothing beside the text rules anything out */
    struct saying deciding; /* that says more than the codes do; without a text: they decide */
    struct error_name *container_ids, *layer_ids, *endpoint_names, *networks;
    struct error_event *events;
    struct error_releases releases;
    const char *client;            /* "run", "start", "compose1", ...; NULL: nothing says */
    const char *wrapper;           /* "powershell", "ci", "BcContainerHelper" */
    const char *language;          /* of Windows' words where they are not English: "de" */
    struct str run_line;           /* the command that a wrapper prints beside the error */
    enum tail_isolation isolation; /* of the document, else of a command or a wrapper's words */
    bool has_exit_code;
    uint32_t exit_code;
    uint32_t docker_exit; /* 125 to 128, which docker makes itself; 0: none is told */
};

struct err *error_text(struct error_text *out, struct arena *a, struct str text);
void error_text_finish(struct error_text *t);

/* False as well where the words are the client's: no engine answered. */
bool error_dates_engine(const struct error_text *t);

#endif
