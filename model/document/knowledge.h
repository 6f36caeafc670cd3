/* model/document/knowledge.h - what a document knows of its host, and who said it.
 *
 * host.Sources ({path: text}) says where a fact comes from; a text that begins with "assumed: "
 * says that nobody told it. host.Unknown ([path]) lists what nobody knows; "NumCPU>=64" gives a
 * least value. Paths are those below host, without "host."; what stands elsewhere has its whole
 * path (engine, container.BaseFS). An element of host.Images and host.Networks goes by its Id or
 * Name, so that its source stays with it when the list changes: Networks.nat.DriverInfo.hnsid.
 * A path covers all that is below it; the entry that is nearest to a fact holds. A value that no
 * entry covers is told by the document itself, and one that is absent there is missing, which is
 * how a document without these two lists is read. Of a list whose elements have no names only the
 * whole has a source, since their places shift. */
#ifndef MODEL_DOCUMENT_KNOWLEDGE_H
#define MODEL_DOCUMENT_KNOWLEDGE_H

#include "model/document/entries.h"
#include "model/document/path.h"

enum mdl_certainty {
    MDL_TOLD,    /* `source` says by whom; empty: by the document */
    MDL_ASSUMED, /* nobody said it; `source` without "assumed: " */
    MDL_UNKNOWN, /* nobody said it, and nothing is assumed */
    MDL_MISSING, /* told to be absent */
};

struct mdl_knowledge {
    enum mdl_certainty certainty;
    struct str source; /* borrowed from the document */
    bool has_least;    /* UNKNOWN, but not below `least` */
    uint64_t least;
};

/* One entry of either list. */
struct mdl_source {
    struct str path;
    struct mdl_knowledge knowledge;
    size_t from; /* its place in host.Sources, behind all of which those of host.Unknown stand */
};

/* What is known of "host.NumCPU" (or "NumCPU"), of CredentialSpecs.Registry.Values["web"], of
 * host.Networks[0].DriverInfo. Costs log n of the entries. ERR_INPUT: not a path; ERR_OOM. */
struct err *mdl_knows(struct mdl_knowledge *out, const struct mdl_doc *doc, struct str path);
/* The same; `otherwise` where that is no path. A want of memory is remembered by `a`, whose owner
 * looks. */
struct mdl_knowledge mdl_known(struct arena *a, const struct mdl_doc *doc, struct str path,
                               enum mdl_certainty otherwise);

/* False: no entry says of the field, or of what is around it, that it is assumed. True where one
 * may: mdl_known() knows. Costs little, for whoever asks of many. */
bool mdl_may_be_assumed(const struct mdl_doc *doc, enum mdl_field_id field);

/* Makes doc->sources; for mdl_doc_new(). ERR_OOM. */
struct err *mdl_sources_index(struct mdl_doc *doc);
/* The same beside a document whose index it has so far: what both tell is taken over. */
struct err *mdl_sources_index_beside(struct mdl_doc *doc, const struct mdl_doc *base);

/* ---- knowledge_paths.c, knowledge_sources.c ------------------------------------------------- */

#define MDL_SOURCE_TYPED   "typed" /* by a person, on the screen or the command line */
#define MDL_SOURCE_ASSUMED "assumed: "
#define MDL_MADE_ON_HOST   "containerd as a HostProcess container" /* runs on the host itself */
#define MDL_SOURCE_MADE_BY "made by " /* of "container": an engine other than Docker's daemon */

/* As value_at(), and a key into a list finds the element of that Id or Name. */
const struct value *mdl_element_at(const struct value *root, const struct value_step *steps,
                                   size_t count);

/* The same of a document, of which much is asked. */
const struct value *mdl_known_element(const struct mdl_doc *doc, const struct value_step *steps,
                                      size_t count);

/* Makes such keys list places, one past the end for an element that is not there yet. */
void mdl_element_indexes(struct value_step *steps, size_t count, const struct value *root);

/* How both lists name a field outside of lists and maps, or, with a key, the member or element of
 * that name in it: CredentialSpecs.Files["web.json"]. */
struct str mdl_fact_path(struct arena *a, enum mdl_field_id field, struct str key);

/* How both lists name a place of the document. */
struct str mdl_source_path(struct arena *a, const struct value *root,
                           const struct value_step *steps, size_t count);

struct str mdl_known_path(struct arena *a, const struct mdl_doc *doc,
                          const struct value_step *steps, size_t count);

/* The reverse: steps from the document on. ERR_INPUT: not a path. */
struct err *mdl_source_steps(struct mdl_path *out, struct arena *a, struct str text);

/* Whether an entry of either list, without a least value, leads to a field of the document or to
 * something that it has: false, it says nothing. */
bool mdl_source_leads(struct arena *a, const struct value *root, struct str path);

/* The member that names an element of the list at those steps; NULL: there is none. */
const char *mdl_identity(const struct value_step *steps, size_t count);

/* "NumCPU>=64" without its least value, which goes to *least when there is one. */
struct str mdl_unknown_path(struct str entry, bool *has_least, uint64_t *least);

/* Whether the document says of anything where it comes from. */
bool mdl_has_sources(const struct value *root);

bool mdl_same_sources(const struct value *a, const struct value *b);

/* Whether a text of host.Sources says that nobody said it. */
bool mdl_is_assumption(struct str source);

/* Who makes the container when it is not Docker's daemon: "containerd"; empty: nobody else is told.
 */
struct str mdl_made_by(const struct value *root);

/* Empty where it is no HostProcess container; else the sentence that says what that means. */
struct str mdl_host_process(const struct value *root);
#define MDL_HOST_PROCESS                                                                           \
    "this is a HostProcess container: it runs on the host itself, which containerd can do and "    \
    "Docker's daemon cannot"

/* The nearest entry of host.Sources for a path; empty: there is none. Linear. */
struct str mdl_source_of(const struct value *root, struct str path);

/* Who told something of the host: all texts that are no assumptions, in the document's order; the
 * last is STR_NONE. ERR_OOM. */
struct err *mdl_host_sources(struct str **out, struct arena *a, const struct value *root);

/* The paths of what is assumed, without those that something told lies below; the last is
 * STR_NONE. ERR_OOM. */
struct err *mdl_assumptions(struct str **out, struct arena *a, const struct value *root);
bool mdl_has_assumptions(const struct value *root);

/* Who told what of a tree that much is told to, found by path; for the calls below. Who changes
 * either list otherwise, or gives another tree, forgets it. */
struct mdl_tellers {
    struct entries sources, unknown;
};

void mdl_tellers_init(struct mdl_tellers *x, struct arena *a);
void mdl_tellers_forget(struct mdl_tellers *x);

/* mdl_source_of(), at the cost of the path alone. */
struct str mdl_teller_of(struct mdl_tellers *x, const struct value *root, struct str path);

/* Each changes *root, which is owned; what of it has other owners too is replaced. ERR_OOM;
 * ERR_INPUT: the document's host is no map. x NULL: all entries are looked through.
 * tell: `source` told the fact at `path`; nothing else holds of it and what is below it.
 * assume: nobody did; what is told below it stays.
 * unknown: an entry of host.Unknown, unless it is there or something told covers it.
 * forget: nothing is said of that path; not for a tree with tellers. */
struct err *mdl_source_tell(struct mdl_tellers *x, const struct value **root, struct str path,
                            struct str source);
struct err *mdl_source_assume(const struct value **root, struct str path, struct str what);
struct err *mdl_source_unknown(struct mdl_tellers *x, const struct value **root, struct str entry);
struct err *mdl_source_forget(const struct value **root, struct str path);

#endif
