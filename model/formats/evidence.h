/* model/formats/evidence.h - what artefacts say, before anybody decides what to believe.
 *
 * A fact is a place of a document, a value, how certain it is, and who said it. A whole container,
 * one key of the registry or the engine's name are facts alike. Texts and values are copied or
 * counted: evidence outlives the artefact.
 * Facts about elements of lists past BOUND_ELEMENT_FACTS are left out; evidence_settle() says so.
 *
 * Failure:   sticky, like an arena's; evidence_failed() tells at the end.
 * Ownership: value arguments are taken, also on failure; NULL for one means that its constructor
 *            had no memory. */
#ifndef MODEL_FORMATS_EVIDENCE_H
#define MODEL_FORMATS_EVIDENCE_H

#include "model/base/arena.h"
#include "model/base/err.h"
#include "model/document/knowledge.h"
#include "model/shell/shell.h"
#include "model/value/value.h"

struct fact_block;

struct fact {
    struct value_step *steps; /* a key into host.Images or host.Networks is an Id or a Name */
    size_t count;
    enum mdl_certainty certainty;
    const struct value *value; /* TOLD, ASSUMED */
    struct str source; /* "docker info: Kernel Version"; ASSUMED: what is assumed, in words */
    struct str remark; /* why this value, a sentence; empty: it goes without saying */
    unsigned line;     /* of the artefact; 0: not known */
    bool read_back; /* from what was made of the container, a spec: whoever shows it knows better */
    bool weak;      /* a conclusion, which gives way to whoever knows it */
    bool exact;     /* the same as was told, more exactly: what it replaces is no contradiction */
    bool has_least; /* UNKNOWN */
    uint64_t least;
    const struct fact_block *block; /* borrowed: its facts stand here; NULL: this one does */
};

enum note_kind {
    NOTE_REMARK,   /* why there is no fact: a sentence */
    NOTE_SALVAGED, /* what was repaired before it could be read */
    NOTE_LEFT_OUT, /* what no reader takes */
    NOTE_PIECE,    /* what it is, and from which line on */
};

struct note {
    enum note_kind kind;
    struct str about; /* path of the fact, "engine", a whole "piece"; empty: none */
    unsigned line;    /* 0: not known */
    struct str text;
    struct str file; /* empty: not of one */
};

/* Two told one thing differently. */
struct conflict {
    struct str path;
    const struct value *kept, *dropped;     /* owned; NULL: told to be missing */
    struct str kept_source, dropped_source; /* empty: the document itself */
};

#define EVIDENCE_RECENT 16 /* containers that what follows may be about once more */

/* A container that is one of several. */
struct container_choice {
    struct str name;
    struct str file;       /* that it is from; empty: from none */
    struct str id, called; /* by which other containers name it; empty: not told */
};

struct evidence {
    struct arena arena;
    struct fact *facts; /* in the order in which they were said */
    struct note *notes;
    struct conflict *conflicts;       /* found by model/formats/merge.h */
    struct container_choice *choices; /* the containers, to choose from */
    size_t count, note_count, conflict_count, choice_count;
    size_t size, note_size, conflict_size, choice_size;
    const struct value *spec; /* of a runtime, as it was brought last; owned, NULL: none was */
    bool partial;        /* the container is known in part: what is not told of it was not asked */
    const char *made_by; /* who makes the container, when it is not Docker's daemon; NULL */
    uint32_t image_build, image_revision; /* of the image of the request, as a wrapper prints them;
                                           * 0: none was told */
    int64_t cpu_maximum;  /* of 10000, of the host's processors: of CPUs; 0: none was brought */
    unsigned gives;       /* of enum gives: more than the format's row says */
    size_t chosen;        /* of the choices; the caller sets it before reading */
    bool chosen_is_typed; /* it is of a run line */
    bool told_elsewhere;  /* other pieces tell of containers: a list of names offers none */
    bool line_made_none;  /* the run line that is read now: its name was another container's */
    bool line_is_of_made; /* the run line read last made the container that is this choice */
    size_t made_choice;
    struct {
        struct str name, made; /* made: the name of a container that is there; empty: of none */
        struct str image;      /* of that one */
        size_t choice;
    } recent[EVIDENCE_RECENT];     /* that were offered with evidence_offer_again */
    size_t recent_count;           /* of all so far */
    bool unnamed;                  /* the choices are only counted; the same */
    size_t element_facts, dropped; /* about elements of lists; past BOUND_ELEMENT_FACTS */
    bool reading_back;             /* the next facts are read_back; the reader sets it */
    unsigned line;                 /* where the next facts stand; the reader sets it */
    struct str file;               /* and in which file; who opened it sets it */
    bool shell_guessed; /* a run line was read as typed into `shell`; another gives other words */
    enum shell shell;
    bool failed;
    struct err *lack; /* why, where it was not memory; owned */
};

void evidence_init(struct evidence *ev);
void evidence_finish(struct evidence *ev);
bool evidence_failed(const struct evidence *ev);
/* Takes an error that err_is_lack(): what is told without what was to be read is no evidence. */
void evidence_lacks(struct evidence *ev, struct err *e);
/* Of evidence that failed; the caller's. */
struct err *evidence_failure(struct evidence *ev);

/* Paths are those of the document, as model/document/path.h writes them; an empty one means the
 * whole document. */
void evidence_tell(struct evidence *ev, struct str path, const struct value *value,
                   struct str source);
void evidence_tell_text(struct evidence *ev, struct str path, struct str text, struct str source);
void evidence_tell_number(struct evidence *ev, struct str path, uint64_t n, struct str source);
void evidence_tell_missing(struct evidence *ev, struct str path, struct str source);
void evidence_assume(struct evidence *ev, struct str path, const struct value *value,
                     struct str what);
/* A remark about the fact that was put down last. */
void evidence_because(struct evidence *ev, struct str remark);
/* The fact that was put down last is only concluded from something. */
void evidence_concluded(struct evidence *ev);
/* The fact that was put down last tells more exactly what is told already. */
void evidence_exact(struct evidence *ev);
void evidence_unknown(struct evidence *ev, struct str path);
/* What many readings have in common (model/formats/fact_block.h). False: one by one they would be
 * too many, and some of them left out. */
bool evidence_tell_block(struct evidence *ev, const struct fact_block *block);
void evidence_at_least(struct evidence *ev, struct str path, uint64_t least);

/* The spec itself, which is shared. */
void evidence_bring_spec(struct evidence *ev, const struct value *spec);
void evidence_note(struct evidence *ev, enum note_kind kind, struct str about, struct str text);
void evidence_offer(struct evidence *ev, struct str name);
/* Of the container that was offered last, where its name is not what it is called by. */
void evidence_offer_is(struct evidence *ev, struct str id, struct str called);
/* The same where several answers may be about one container, each with a part of it: whether the
 * facts that follow are about the chosen one. */
bool evidence_offer_again(struct evidence *ev, struct str name);
/* The same of a container that is known by something else than its name; and whether such a one was
 * offered before, which of the choices it is. */
bool evidence_offer_as(struct evidence *ev, struct str key, struct str name);
bool evidence_offered(size_t *choice, const struct evidence *ev, struct str key);
/* The container that was offered last so is there and has that name, of that image; and which
 * choice has that name, where there is one of it alone, and no other image. STR_NONE: an image that
 * is not known. */
void evidence_is_made(struct evidence *ev, struct str name, struct str image);
bool evidence_made_as(size_t *choice, const struct evidence *ev, struct str name, struct str image);
void evidence_offer_many(struct evidence *ev, size_t count); /* where they are unnamed */
/* Takes both values. */
void evidence_conflict(struct evidence *ev, const struct conflict *c);

/* What `from` says as well, behind what `ev` says; its choices are left. */
void evidence_add(struct evidence *ev, const struct evidence *from);

/* When all have spoken: conclusions about what somebody told go. */
void evidence_settle(struct evidence *ev);

/* The last fact at that path, which is names with dots between; NULL: there is none. */
const struct fact *evidence_fact(const struct evidence *ev, struct str path);
/* The remark of that fact, or that there is none; empty: nothing was remarked. */
struct str evidence_remark(const struct evidence *ev, struct str path);
/* That a whole answer was left out, as that of another program, and not a line. */
bool evidence_is_unread(const struct note *n);

/* What was just made: NULL, which elsewhere says that nothing is told, is out of memory here, and
 * the evidence knows of it from now on. */
const struct value *evidence_made(struct evidence *ev, const struct value *made);

/* "docker info" of "docker info: Kernel Version", "creds.reg" of "creds.reg line 14: web". */
struct str evidence_by(struct str source);

#endif
