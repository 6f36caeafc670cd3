/* specgen/credential/credential_check.h - the parts of credential_lint(); for credential_*.c only.
 */
#ifndef SPECGEN_CREDENTIAL_CREDENTIAL_CHECK_H
#define SPECGEN_CREDENTIAL_CREDENTIAL_CHECK_H

#include "model/value/value.h"
#include "specgen/credential/credential_lint.h"
#include "specgen/gocompat/concat.h"

#include <stdint.h>

struct credential_check {
    struct arena *a;
    const struct credential_context *context;
    struct credential_problem *problems[CREDENTIAL_PROBLEMS_MAX];
    size_t told;
    struct credential_report report; /* the counts */
};

struct credential_position {
    struct str path;
    unsigned line, column;
};

/* A member of an object; v is NULL when it is not there, and the place then the object's. */
struct credential_member {
    const struct value *v;
    struct credential_position at;
};

/* The objects of a credential spec. */
enum credential_object {
    CREDENTIAL_ROOT,
    CREDENTIAL_DOMAIN,
    CREDENTIAL_DIRECTORY,
    CREDENTIAL_ACCOUNT,
    CREDENTIAL_PLUGIN,
};

#define CREDENTIAL_TEXT(c, ...) CONCAT((c)->a, __VA_ARGS__)

void credential_add(struct credential_check *c, enum credential_severity severity,
                    enum spec_rule rule, struct credential_position at, struct str text,
                    struct str remedy);

/* What the document says, short enough for a message. */
struct str credential_shown(struct str text);

/* The one that credential_value_member() finds. */
struct credential_member credential_member(struct credential_check *c,
                                           struct credential_member object, const char *name);
struct credential_member credential_item(struct credential_check *c, struct credential_member list,
                                         size_t index);

/* True if it is of that kind. Otherwise adds LINT-6 or, when it is not there at all, `missing`. */
bool credential_is(struct credential_check *c, struct credential_member m, enum value_kind kind,
                   enum spec_rule missing);

/* The same for a text that may not be empty, nor hold a placeholder of a template (LINT-27) or what
 * only a word processor writes. */
bool credential_is_text(struct credential_check *c, struct credential_member m,
                        enum spec_rule missing);

/* Of a text; STR_NONE of anything else, and of one that credential_is_text() refuses. */
struct str credential_text_of(struct credential_member m);

/* What a template leaves when nobody fills it in: the first one in the text. */
bool credential_placeholder(struct str *out, struct str text);

/* What the first character is that was typed otherwise, and which; NULL: there is none. */
const char *credential_typeset(uint32_t *code_point, struct str text);

/* Whether a problem of that rule was told. */
bool credential_told(const struct credential_check *c, enum spec_rule rule);

/* Members that no object of this kind has: misspelt, misplaced or unknown. */
void credential_check_names(struct credential_check *c, struct credential_member object,
                            enum credential_object kind);

/* A gMSA's name as Windows wants it: without $, domain or anything else. */
void credential_check_account_name(struct credential_check *c, enum spec_rule rule,
                                   struct credential_position at, struct str name,
                                   struct str domain);

void credential_check_domain(struct credential_check *c, struct credential_member root);
void credential_check_directory(struct credential_check *c, struct credential_member root);
void credential_check_plugin(struct credential_check *c, struct credential_member plugin);
/* PluginInput of the plug-in with that GUID; STR_NONE: not known. */
void credential_check_plugin_input(struct credential_check *c, struct credential_member m,
                                   struct str guid);
void credential_check_container(struct credential_check *c, struct credential_member root);

#endif
