/* model/formats/pieces.h - a text, cut into the artefacts that it holds.
 *
 * One file or paste may hold several, in any order, with prompts and words between them. What
 * pasting did is undone on the way (model/transport), and everything is accounted for: what was
 * undone and what nobody takes is noted with its line.
 * Ownership: pieces_free() gives everything back; the text given must outlive the pieces, except
 *            where every piece is a tree (pieces_need_text).
 * Errors:    ERR_OOM; ERR_LIMIT past BOUND_PIECES. A text that nobody knows is one piece of no
 *            kind, whose input says why.
 * Cost:      linear in the text. */
#ifndef MODEL_FORMATS_PIECES_H
#define MODEL_FORMATS_PIECES_H

#include "model/formats/format.h"

struct piece {
    const struct format *kind; /* NULL: nobody knows it */
    struct input in;
    unsigned first_line, last_line; /* of the file */
    bool behind_command; /* of docker, that nobody takes: what it prints may be of any container */
    bool in_record;      /* a command out of PowerShell's block of an error ... */
    size_t record;       /* ... of the error that the block stood in, from 1; 0: none */

    /* What was found when it was read, for who reads it once more for another of its containers. */
    bool offers_only;         /* it only names containers, where none of them is chosen ... */
    size_t offered;           /* ... so many, ... */
    size_t offered_from;      /* ... of the choices the first */
    bool made_none;           /* a run line whose name was another container's */
    bool is_of_made;          /* it offers none, as it made that choice, which is there */
    bool silent_to_others;    /* an error that tells containers nothing whose it is not */
    const struct value *memo; /* of its reader, owned; NULL: it keeps nothing */
    struct fact_block *block; /* what all of its kind say of a list of the host, owned; NULL: not
                               * kept, or by the first of them */
};

struct piece_note {
    enum note_kind kind; /* NOTE_SALVAGED, NOTE_LEFT_OUT */
    size_t piece;        /* the one that it stands in or next to */
    unsigned line;
    struct str text;
};

struct run_assigned;

struct pieces {
    struct arena arena;
    struct piece *items;
    struct piece_note *notes; /* in the order of the lines, more or less */
    size_t count, note_count;
    size_t size, note_size;
    struct run_assigned_list *assigned; /* for run lines; in the arena, NULL: none */
    size_t left_out;   /* lines that nobody takes, also those that are too many to be noted */
    bool has_command;  /* of docker stands in front of the piece that comes next, ... */
    size_t command_of; /* ... which is this one */

    struct str recognised;        /* the last text that was; borrowed */
    const struct format *kind_of; /* what it is; NULL: nobody knows it, or none was */
};

struct err *pieces_cut(struct pieces *out, struct str text);
void pieces_free(struct pieces *p);

/* Whether a reader may look at the text again. */
bool pieces_need_text(const struct pieces *p);

/* Line n of the text is lines[n - 1] of the file. False: no memory. */
bool pieces_move_lines(struct pieces *p, const uint32_t *lines, size_t count);
/* Of a text that nobody knows: no piece, but its lines are left out. */
void pieces_leave_out(struct pieces *p, struct str text, const uint32_t *lines);

/* ---- for the files that cut ------------------------------------------------------------------ */

/* A line that is no piece, in front of the next one. */
void pieces_pass_line(struct pieces *p, struct str line);
/* Takes `in`, also on failure. */
struct err *pieces_add(struct pieces *p, const struct format *kind, struct input *in,
                       unsigned first_line, unsigned last_line);
/* format_of(), which looks at every word of a text: a text that is looked at as a whole first, and
 * then as what may be a part, is recognised once. The bytes must last as long as the cutting. */
struct err *pieces_kind_of(const struct format **out, struct pieces *p, const struct input *in);
/* The artefact that the text is as it stands, which is not JSON; NULL: it is several, or none. */
struct err *pieces_kind_of_whole(const struct format **out, struct pieces *p,
                                 const struct input *whole);
/* About the piece that is added next. */
void pieces_note(struct pieces *p, enum note_kind kind, unsigned line, struct str text);

/* ---- pieces_lines.c -------------------------------------------------------------------------- */

/* Adds what the text holds, one artefact after the other. */
struct err *pieces_add_lines(struct pieces *out, struct str text);

/* ---- pieces_text.c --------------------------------------------------------------------------- */

struct lines;

/* Adds what the lines hold, none of which JSON; what nobody takes of them is noted. */
struct err *pieces_add_text(struct pieces *p, const struct lines *l);
void pieces_leave_lines(struct pieces *p, const struct lines *l);

/* ---- pieces_assigned.c ----------------------------------------------------------------------- */

/* Finds the constants that run lines further down, or a compose file, are written with. False: no
 * memory. */
bool pieces_find_assigned(struct pieces *out, const struct lines *l);
/* One more that the pieces below have. False: no memory. */
bool pieces_keep_assigned(struct pieces *out, const struct run_assigned *v);

/* ---- pieces_composed.c: -p, -f and --env-file of docker compose beside its files. False: no
 * memory. */

bool pieces_find_composed(struct pieces *out, const struct lines *l);
/* Once they are found: "docker @options" as a run line, where the list begins with run. False: no
 * memory. */
bool pieces_spell_lists(struct pieces *out, struct lines *l);

/* ---- pieces_task.c --------------------------------------------------------------------------- */

/* The command of a scheduled task, or of a service of nssm, and its words as one line. False: no
 * memory. */
bool pieces_spell_tasks(struct pieces *out, struct lines *l);

/* ---- pieces_here.c --------------------------------------------------------------------------- */

/* Sets files apart that stand inside a command, between <<EOF and EOF or @" and "@. */
void pieces_open_here(struct pieces *out, struct lines *l);

/* ---- pieces_heading.c ------------------------------------------------------------------------ */

/* Puts the heading above rows of docker ps and others that lack it. False: no memory. */
bool pieces_head_tables(struct pieces *out, struct lines *l);

/* ---- pieces_apart.c -------------------------------------------------------------------------- */

#define PIECES_APART 16 /* cuts in one text; more of them are none */

/* The lines, which are `text`, where an error may end and a list of a command's begin, or the other
 * way round. Returns how many. */
size_t pieces_apart(size_t *cuts, struct arena *a, const struct lines *l, struct str text);

/* ---- pieces_behind.c ------------------------------------------------------------------------- */

struct line;

/* Opens what docker printed as JSON behind something else in the line. *taken: whether there was.
 */
struct err *pieces_open_behind(struct input *out, struct pieces *p, const struct line *line,
                               bool *taken);

/* ---- pieces_start.c -------------------------------------------------------------------------- */

/* A member: of an object that lost its bracket. */
enum pieces_start { PIECES_NO_JSON, PIECES_JSON_VALUE, PIECES_JSON_MEMBER };

struct pieces_scan {
    size_t depth;
    bool in_string, escaped;
};

/* Goes on with a line of JSON; the column behind its last bracket, 0: it ends further down. */
size_t pieces_scan_line(struct pieces_scan *s, struct str line);

/* What line i begins, as far as it and the next ones tell. */
enum pieces_start pieces_json_starts(const struct lines *l, size_t i);

/* ---- pieces_extent.c ------------------------------------------------------------------------- */

/* A line of stars, as PowerShell's transcripts have them. */
bool pieces_is_rule(struct str line);
/* A line that stands between artefacts whatever is around it. */
bool pieces_is_between(struct str line);
/* The lines of the value that begins in line `from`: to before *to, and in the last of them up to
 * before *column; 0: the whole line. *open: 0 at first; those of the text that had no end. */
void pieces_json_lines(const struct lines *l, size_t from, size_t *to, size_t *column,
                       unsigned *open);
/* Members without their bracket: up to a line where something else begins. */
size_t pieces_member_lines(const struct lines *l, size_t from);

/* ---- pieces_dockerfile.c --------------------------------------------------------------------- */

/* Whether line i, below another one of a Dockerfile, is one of it, whatever command it has. */
bool pieces_is_of_dockerfile(const struct lines *l, size_t i);

/* ---- pieces_yaml.c --------------------------------------------------------------------------- */

/* The line that tells what the YAML is, below other keys of the same file; 0: the first does, or
 * nothing. */
size_t pieces_yaml_head(const struct lines *l);

/* Whether the line, below YAML of that head, is none of it, but what a client printed or somebody
 * says: an error, an event, a label. */
bool pieces_is_printed_below(const struct format *head, struct str line);
/* Whether such a line stands at the left edge of a file that is known by one of its own. */
bool pieces_has_printed_around(struct str text);

/* ---- pieces_words.c -------------------------------------------------------------------------- */

/* What stands in front of a colon and a blank, or a colon that ends the line; empty: nothing. */
struct str pieces_key_of(struct str line);
/* "bob: look at this": words that no key of a compose file can have at its left edge. */
bool pieces_is_spoken(struct str line);
/* A line that may go on with a compose file: indented, or a key of its left edge. */
bool pieces_is_compose_below(struct str line);

/* ---- pieces_spoken.c ------------------------------------------------------------------------- */

/* Whether line i is such words, and a compose file begins below them, or, `inside` one, goes on.
 * *behind: 0 at first; the line behind all that is said in a row, which is looked through once. */
bool pieces_is_said(const struct lines *l, size_t i, bool inside, size_t *behind);
bool pieces_have_compose(const struct lines *l);
/* What a line that names who writes (lines_of_speaker) goes on with, where a paste begins there;
 * empty: words alone, or nothing. */
struct str pieces_begun_behind_speaker(struct str line);

/* ---- pieces_records.c ------------------------------------------------------------------------ */

/* Adds the commands that PowerShell's blocks hold, and takes these blocks out of the lines. */
struct err *pieces_take_records(struct pieces *out, struct lines *l);
/* When all is cut: gives each error the command that its block held. */
void pieces_join_records(struct pieces *out);
/* Of a command that ends with dots what is missing becomes a placeholder. */
void pieces_put_rest(struct pieces *out, const struct lines *own);

/* ---- pieces_json.c --------------------------------------------------------------------------- */

/* Adds the piece of JSON that the lines hold, or what can be repaired of it; an array of several
 * kinds of objects as several pieces. *taken: whether there was one. */
struct err *pieces_add_json(struct pieces *p, struct lines *l, bool *taken);

/* Adds a tree that was read already. Takes `in`. */
struct err *pieces_add_tree(struct pieces *p, struct input *in, unsigned first_line,
                            unsigned last_line);

/* The lines as one text, and their numbers. False: no memory. */
bool pieces_text(struct input *out, struct arena *a, const struct lines *l);

#endif
