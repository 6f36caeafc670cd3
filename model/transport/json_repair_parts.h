/* model/transport/json_repair_parts.h - what the files of json_repair share; for them only. */
#ifndef MODEL_TRANSPORT_JSON_REPAIR_PARTS_H
#define MODEL_TRANSPORT_JSON_REPAIR_PARTS_H

#include "model/transport/json_repair.h"

#include <stdint.h>

enum expect { A_NAME, A_COLON, A_VALUE, A_COMMA };

struct level {
    char kind; /* '{', '[', or 0: outermost, not known yet */
    enum expect expect;
    bool comma;    /* one was read, and is written when something follows */
    size_t member; /* where the member that is not finished begins in the output */
    size_t column; /* of its first name, where a line begins with that; NO_COLUMN: unknown */
    bool gap;      /* something was taken away in it, perhaps its end */
};

#define NO_COLUMN SIZE_MAX

struct repair {
    struct json_repaired *out;
    struct str in;
    size_t at;
    unsigned line;
    char *to;
    size_t len;
    struct level levels[REPAIR_NESTING + 1];
    size_t depth;                   /* of levels above the outermost one */
    char heads[REPAIR_NESTING + 1]; /* brackets that are missing in front, the innermost first */
    size_t head_count;
    bool first_is_nameless; /* the innermost of them begins with a value */
    bool failed;
};

static inline struct level *repair_top(struct repair *m)
{
    return &m->levels[m->depth];
}

static inline void repair_write(struct repair *m, char c)
{
    m->to[m->len++] = c;
}

/* Notes what was undone, once for each kind. */
void json_repair_undo(struct repair *m, const char *what);

/* A name without a value is no member. */
void json_repair_drop_unfinished(struct repair *m);
/* Before a member or an element. */
void json_repair_separate(struct repair *m);
/* Before a value; false: it has no place here. */
bool json_repair_place_value(struct repair *m);
void json_repair_value_ended(struct repair *m);

/* A bracket of the text; `opened`: the one that it closes. */
void json_repair_open(struct repair *m, char c);
void json_repair_close(struct repair *m, char opened);
/* Closes the innermost bracket. */
void json_repair_close_level(struct repair *m);
/* The outermost level turns out to be an object: a value that it has already lost its name. */
void json_repair_name_first(struct repair *m);

#endif
