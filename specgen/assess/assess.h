/* specgen/assess/assess.h - everything about one document: create, start, and the spec between.
 *
 * The spec is built from the settings as create leaves them (discarded values gone, the
 * isolation filled in), or, when asked, from those of the document as they stand: a container
 * that was stored long ago can hold values that create would refuse today.
 * Ownership: as for spec_generate(): the result lies in the arena and borrows the document.
 * Errors:    ERR_OOM. */
#ifndef SPECGEN_ASSESS_ASSESS_H
#define SPECGEN_ASSESS_ASSESS_H

#include "specgen/create/name_index.h"
#include "specgen/preflight/preflight.h"

enum assess_settings { ASSESS_CHANGED, ASSESS_RAW };

/* Where a start ends. */
enum assess_end {
    ASSESS_ENDS_DAEMON,  /* dockerd does not start on this host: nobody answers */
    ASSESS_ENDS_CREATE,  /* create refuses: there is no container */
    ASSESS_ENDS_START,   /* start refuses its settings */
    ASSESS_ENDS_SPEC,    /* the spec builder refuses */
    ASSESS_ENDS_RUNTIME, /* moby's own runtime refuses the spec */
    ASSESS_ENDS_NEVER,   /* the runtime takes the spec */
};

/* What is said beside the answers of create, start and the spec builder. */
struct assess_note {
    const char *part; /* "create"; "api": a current client of the engine's HTTP API; "state" */
    struct str text;
    struct str remedy; /* empty: its rule's */
    enum spec_rule rule;
    struct spec_ref ref;
    bool warning; /* else it is an information */
    const struct assess_note *next;
};

struct create_result;
struct assess_cause;

struct assessment {
    const struct mdl_doc *written;
    const struct mdl_doc *doc; /* as written; with a request: the container that is made of it */
    const struct mdl_doc *changed;       /* as create leaves it; doc itself when nothing changed */
    const struct create_result *created; /* what became of the request; NULL: there is none */
    enum assess_settings settings;
    struct preflight_result create, start;
    struct name_index said;                   /* the fields of create's errors, by message */
    const struct preflight_error *runtime;    /* what refuses the spec, once it is there */
    const struct assess_note *state;          /* what was answered, and what the
                                               container says of its last start */
    const struct assess_cause *causes;        /* of the errors that were answered; causes.h */
    const struct assess_note *notes;          /* those of the API first */
    uint64_t noted[MDL_FIELD_COUNT / 64 + 1]; /* a bit for each field that they are about */
    size_t note_count;
    struct spec_result spec;
    struct spec_unknowns unknowns; /* of all of them */
    enum assess_end end;
    size_t error_count; /* of all three, the unreached ones included */
    size_t warning_count;
};

struct err *assess(struct arena *a, const struct mdl_doc *doc, const struct plat *host,
                   enum assess_settings settings, struct assessment *out);
/* As another engine than the document's. */
struct err *assess_as(struct arena *a, const struct mdl_doc *doc, const struct plat *host,
                      enum assess_settings settings, const struct engine *engine,
                      struct assessment *out);
/* The same without what somebody got (state, causes), which is of no engine: to compare engines. */
struct err *assess_outcome_as(struct arena *a, const struct mdl_doc *doc, const struct plat *host,
                              enum assess_settings settings, const struct engine *engine,
                              struct assessment *out);

/* Whether any of the notes is about the field. */
static inline bool assess_is_noted(const struct assessment *r, enum mdl_field_id field)
{
    return field < MDL_FIELD_COUNT && (r->noted[field / 64] >> field % 64 & 1) != 0;
}

/* The change that create made to the field; NULL: none. */
const struct preflight_change *assess_change_of(const struct assessment *r,
                                                enum mdl_field_id field);

/* Start checks what create has checked; the same words need not be said twice. */
bool assess_said_by_create(const struct assessment *r, const struct preflight_error *e);

/* What a stage of create or start does: "check the settings". */
extern const char assess_stage_titles[PREFLIGHT_STAGES][28];

/* Why dockerd does not start on this host; NULL: it does, as far as is known. */
const struct spec_finding *assess_daemon_fails(const struct assessment *r);

/* Whether somebody got an error, whatever is worked out here. */
bool assess_was_answered(const struct assessment *r);
bool assess_is_answer(enum spec_rule rule);                   /* of a note; no edit changes it */
const char *assess_answered_text(const struct assessment *r); /* in a few words, where one was */

/* What was read is about the host alone, or an error: no start is judged. */
bool assess_tells_no_container(const struct assessment *r);
/* What is not known and counts: of a container that nobody told nothing does. */
const struct spec_unknowns *assess_unknowns(const struct assessment *r);
/* Who refuses, in a few words: "docker create refuses", "the runtime gets the spec". */
const char *assess_verdict(const struct assessment *r);

/* What comes of it in the end: a refusal, a crash, or a spec for the runtime. */
struct assess_answer {
    enum assess_end end;
    struct str message; /* borrowed; empty: no refusal */
    enum spec_class class;
    int http_status;
    bool panic; /* the message is the text of a crash */
    struct spec_ref fix;
};
struct assess_answer assess_answer(const struct assessment *r);
bool assess_answer_eq(const struct assess_answer *left, const struct assess_answer *right);
bool assess_answer_succeeds(const struct assess_answer *s); /* the runtime gets a spec */

/* "create refuses: ..."; "the runtime gets the spec"; "the daemon does not start on this host". */
struct str assess_answer_text(struct arena *a, const struct assess_answer *s);

/* The way of a container from the request to the runtime, step by step. */
enum assess_state {
    ASSESS_DONE,
    ASSESS_NOTED, /* done, and there is something to say: message */
    ASSESS_FAILED,
    ASSESS_NOT_REACHED,
};

struct assess_step {
    const char *part; /* create, start, spec */
    const char *title;
    enum assess_state state;
    struct str
        message; /* FAILED: the engine's; NOTED: ours; NOT_REACHED: what it would be, or empty */
    enum spec_rule rule; /* of the message */
    struct spec_ref fix;
};

/* The API's router is a step only where it makes a difference to the answer of create or warns. */
#define ASSESS_STEPS (PREFLIGHT_STAGES + 4 + SPEC_STEP_COUNT)

/* In the engine's order; returns how many there are. */
size_t assess_steps(struct assess_step out[ASSESS_STEPS], const struct assessment *r);

#endif
