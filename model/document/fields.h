/* model/document/fields.h - the field registry: one row an editable field.
 *
 * The form, the command line's --set, the reader, the listing and the tests all read this
 * table; nothing else knows which fields exist. A field's stable name is its path; the enum's
 * numbers are never saved.
 *
 * To add a field: a member in model/document/document.h, a name in model/document/fields.def, a row
 * and its texts in model/document/fields_*.def, and the rule in specgen that uses it.
 *
 * Paths: container.HostConfig.NanoCpus; list elements container.Mounts[].Source;
 *        map values host.CredentialSpecs.Files{}. Spec paths in `drives` have the same
 *        shape: windows.resources.cpu.maximum, mounts[].source. A pattern that ends in ".**"
 *        stands for all that is below, "**" alone for everything. */
#ifndef MODEL_DOCUMENT_FIELDS_H
#define MODEL_DOCUMENT_FIELDS_H

#include "model/base/arena.h"
#include "model/base/err.h"
#include "model/base/units.h"

#include <stddef.h>
#include <stdint.h>

/* How a field is stored (types of model/document/document.h) and edited. */
enum mdl_type {
    MDL_T_STRING, /* struct mdl_string */
    MDL_T_BOOL,   /* struct mdl_bool */
    MDL_T_INT,    /* struct mdl_int, signed 64 */
    MDL_T_UINT,   /* struct mdl_uint, unsigned 64 */
    MDL_T_OBJECT, /* a struct whose first member is enum mdl_presence; children follow */
    MDL_T_LIST,   /* struct mdl_list of the one child row (its key is "[]") */
    MDL_T_MAP,    /* struct mdl_map: name -> the one child row (its key is "{}") */
    MDL_T_ANY,    /* const struct value *; modelled no further */
};

/* Sections of the form, in their order. */
enum mdl_section {
    MDL_SECTION_ENGINE, /* and isolation: what decides most */
    MDL_SECTION_CPU,
    MDL_SECTION_MEMORY,
    MDL_SECTION_STORAGE,
    MDL_SECTION_PROCESS,
    MDL_SECTION_IDENTITY, /* security options */
    MDL_SECTION_MOUNTS,
    MDL_SECTION_DEVICES,
    MDL_SECTION_NETWORK,
    MDL_SECTION_SECRETS, /* and configs */
    MDL_SECTION_LINUX,   /* Linux containers on Windows only */
    MDL_SECTION_CREATE,  /* looked at by create and start, not by the spec builder */
    MDL_SECTION_CONTAINER,
    MDL_SECTION_DOCUMENT,
    MDL_SECTION_HOST,
    MDL_SECTION_HOST_IMAGES,
    MDL_SECTION_HOST_CREDENTIALS,
    MDL_SECTION_HOST_NETWORKS,
    MDL_SECTION_HOST_STORES, /* configs, secrets, disk, containerd */
    MDL_SECTION_COUNT
};

extern const char mdl_section_title[MDL_SECTION_COUNT][28];
extern const char mdl_type_name[][8];  /* "text", "int", ... */
extern const char mdl_unit_text[][44]; /* with the suffixes that are taken; NULL: none */

/* The ids are ordered so that each parent comes before its children, and a parent's
 * descendants follow it without a gap. */
enum mdl_field_id {
#define FIELD(id) MDL_F_##id,
#include "model/document/fields.def"
#undef FIELD
    MDL_FIELD_COUNT,
    MDL_F_NONE = MDL_FIELD_COUNT
};

/* What a text of a field may give away: who redacts a document (specgen/redact) reads it. Of a list
 * or a map: its keys. */
enum mdl_holds {
    MDL_HOLDS_TEXT,            /* anything: looked through for what looks like a secret */
    MDL_HOLDS_ENVIRONMENT,     /* NAME=value, of which the value is nobody's business */
    MDL_HOLDS_SECRET,          /* a secret as it is */
    MDL_HOLDS_CREDENTIAL_SPEC, /* one that may hold a password */
    MDL_HOLDS_SECURITY_OPTION, /* which may be a credential spec, raw */
    MDL_HOLDS_LABEL,           /* what somebody wanted to remember */
    MDL_HOLDS_WORD,            /* of a command line: a secret may be the word behind its flag */
    MDL_HOLDS_NAME,            /* which is no secret, but tells whose it is */
    MDL_HOLDS_PATH,
    MDL_HOLDS_ID,
    MDL_HOLDS_COUNT
};
extern const char *const mdl_holds_text[MDL_HOLDS_COUNT]; /* for people; NULL: nothing to say */

/* What -1 means to Docker, where that is no number like the others. */
enum mdl_minus_one {
    MDL_MINUS_ONE_PLAIN,
    MDL_MINUS_ONE_UNLIMITED,
    MDL_MINUS_ONE_NOT_SET,
    MDL_MINUS_ONE_NO_TIMEOUT,
};

/* Whose values a STRING must be one of; others are taken with any text. */
enum mdl_check {
    MDL_CHECK_NONE,
    MDL_CHECK_ENGINE, /* the name of an engine or of a release */
};

/* Some structures stand at several places of a document: a request's HostConfig has the fields of
 * container.HostConfig. Its row is `like` that one, and a path below leads to the rows there.
 * Every reading of a document looks through the rows: they are small, and hold no pointer that the
 * loader would have to relocate at each start. What is said of a field is mdl_field_text. */
struct mdl_field {
    enum mdl_field_id parent : 16; /* MDL_F_NONE at the top */
    enum mdl_field_id like : 16;   /* OBJECT: it has the members of that row too; 0: of none */
    enum mdl_type type : 8;
    enum mdl_section section : 8;
    enum mdl_section asked : 8; /* of a request's form, where that is another one; else 0 */
    enum mdl_unit unit : 8;
    enum mdl_holds holds : 8;
    enum mdl_check check : 8; /* STRING */
    unsigned fixed_count : 8; /* LIST: exactly so many elements when present; 0 = any */
    enum mdl_minus_one minus_one : 2;
    bool nullable : 1;     /* null is a value of its own, not another word for absent */
    bool tree : 1;         /* checked, not stored: who needs it reads the value tree */
    bool on : 1;           /* BOOL: true in a new element */
    bool left_out : 1;     /* of a new element: most have none */
    bool everywhere : 1;   /* every host has it: who unsets it does not know it */
    uint16_t offset;       /* of the storage in the parent's struct, or in struct mdl_doc */
    uint16_t element_size; /* LIST, MAP: of one element's storage; ANY: not 0 if words, a text or
                            * several */
    char key[26];          /* in the document; "[]" and "{}" for elements */
    char identity[6];      /* LIST: the member that names an element; empty: its place does */
    int64_t min;           /* INT, UINT: range of the engine's own type */
    uint64_t max;
};

extern const struct mdl_field mdl_fields[MDL_FIELD_COUNT];

/* What is said of a field. Lists are texts with blanks between their words (words_next()). */
struct mdl_field_text {
    const char *label;   /* in the form; with the docker flag where there is one */
    const char *choices; /* the useful values of a STRING; NULL = free. Others are accepted: the
                          * engine looks at them itself. */
    const char *help;    /* a sentence or two for people */
    const char *source;  /* where the rule about it stands, e.g. "docker run --cpus; A.12" */
    const char *drives;  /* spec path patterns that it can change; NULL = none */
};
struct mdl_field_text mdl_field_text(enum mdl_field_id id);

/* Whether one of a few values is useful: a BOOL, or a text with choices. */
bool mdl_field_has_choices(enum mdl_field_id id);

/* Refuses a text that is not one of the values of a STRING, with a remedy. */
struct err *mdl_field_check(const struct mdl_field *f, struct str text);

/* Child row with that key, of the row that the parent is like as well, or MDL_F_NONE. parent may be
 * MDL_F_NONE for the top. */
enum mdl_field_id mdl_field_child(enum mdl_field_id parent, struct str key);
/* The same for one member after the other: they mostly come in the order of the rows. *near is the
 * row found last, MDL_F_NONE at first. */
enum mdl_field_id mdl_field_next(enum mdl_field_id parent, enum mdl_field_id *near, struct str key);

/* What the field lies in. through: 0, or a row that it lies in by way of `like`: that row, then, in
 * the place of the one that it is like. */
enum mdl_field_id mdl_field_above(enum mdl_field_id field, enum mdl_field_id through);

/* The section of a form; asked: of a request. */
enum mdl_section mdl_field_section(enum mdl_field_id field, bool asked);

/* The row of the request that has the container's field among its members; 0: none. */
enum mdl_field_id mdl_field_asked_through(enum mdl_field_id field);

/* "container.Mounts[].Source". The same text for the same id, always. */
struct str mdl_field_path(struct arena *a, enum mdl_field_id id);

/* The id behind the last descendant of `id`: id + 1 when it has none. */
enum mdl_field_id mdl_field_end(enum mdl_field_id id);

/* The field and all in it in their order, with the members of rows that it is like; each with its
 * path at this place. */
void mdl_field_each(struct arena *a, enum mdl_field_id id,
                    void (*each)(void *ctx, enum mdl_field_id id, struct str path), void *ctx);

/* Whether it, or what it lies in, is checked only. */
bool mdl_field_in_tree(enum mdl_field_id id);

/* By pattern path, or by its last key when one stored field only has it; MDL_F_NONE otherwise. */
enum mdl_field_id mdl_field_by_name(struct str name);

/* Whether the field names that path of the spec ("mounts[0].source") in `drives`. */
bool mdl_field_drives(enum mdl_field_id id, struct str spec_path);

static inline bool mdl_field_is_number(enum mdl_field_id id)
{
    return mdl_fields[id].type == MDL_T_INT || mdl_fields[id].type == MDL_T_UINT;
}

#endif
