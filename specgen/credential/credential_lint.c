#include "specgen/credential/credential_lint.h"

#include "model/files/text.h"
#include "model/json/json.h"
#include "specgen/credential/credential_check.h"
#include "specgen/credential/credential_value.h"
#include "specgen/credential/mask.h"

#include <stdlib.h>

/* ---- reading ---------------------------------------------------------------------------- */

static struct credential_position place_at(struct str text, size_t at)
{
    struct credential_position place = {STR_NONE, 1, 1};

    for (size_t i = 0; i < at; i++) {
        unsigned char c = (unsigned char)text.s[i];

        place.column += (c & 0xC0) != 0x80;
        if (c == '\n') {
            place.line++;
            place.column = 1;
        }
    }
    return place;
}

/* A path, a name: a text of another kind, of which the reader's advice makes nothing better. */
static struct str syntax_remedy(const struct err *e, struct str text)
{
    struct str trimmed = str_trim(text);

    if (trimmed.len > 0 && trimmed.s[0] != '{')
        return STR_LIT(
            "a credential spec is the JSON itself, which begins with {: put the text of the "
            "file here that New-CredentialSpec wrote, not its name or its path");
    return str_of(e->remedy);
}

static void add_error(struct credential_check *c, enum spec_rule rule, const struct err *e,
                      struct str remedy)
{
    credential_add(c, CREDENTIAL_ERROR, rule,
                   (struct credential_position){STR_NONE, e->line, e->column},
                   arena_str(c->a, str_of(e->text)),
                   remedy.len > 0 ? arena_str(c->a, remedy)
                                  : STR_LIT("compare with a file that New-CredentialSpec wrote"));
}

/* A manifest as kubectl takes it, and not as it prints it with -o json. */
static bool is_manifest(struct str text)
{
    struct str line;
    bool kind = false, version = false;

    while (str_next_line(&text, &line)) {
        kind = kind || (str_starts(line, STR_LIT("kind:")) &&
                        str_holds(line, STR_LIT("GMSACredentialSpec")));
        version = version || str_starts(line, STR_LIT("apiVersion:"));
    }
    return kind && version;
}

/* The reader's texts repeat words of the document. If there is a secret in it, only the text
 * that the reader has for the masked document is told. */
static void add_syntax_error(struct credential_check *c, const struct err *e, struct str text)
{
    struct str masked = mask_needed(text) ? mask_same_length(c->a, text) : STR_NONE;
    const struct value *v = NULL;
    struct err *other;

    if (is_manifest(text)) {
        credential_add(c, CREDENTIAL_ERROR, RULE_LINT_OBJECT,
                       (struct credential_position){STR_NONE, e->line, e->column},
                       STR_LIT("this is a manifest of Kubernetes, in YAML; its member credspec is "
                               "the credential spec, and Windows reads JSON"),
                       STR_LIT("write what stands in credspec into the file, as JSON: kubectl get "
                               "gmsacredentialspec NAME -o jsonpath={.credspec}"));
        return;
    }
    if (masked.s == NULL) {
        add_error(c, RULE_LINT_SYNTAX, e, syntax_remedy(e, text));
        return;
    }
    other = json_read(&v, masked);
    if (other != NULL && other->line == e->line && other->column == e->column) {
        add_error(c, RULE_LINT_SYNTAX, other, syntax_remedy(other, text));
    } else {
        credential_add(c, CREDENTIAL_ERROR, RULE_LINT_SYNTAX,
                       (struct credential_position){STR_NONE, e->line, e->column},
                       STR_LIT("this is not JSON from here on; what stands here is not repeated, "
                               "it may be part of PluginInput's secret"),
                       STR_LIT("check the quotes, commas and backslashes here and before"));
    }
    (void)arena_drop_err(c->a, other);
    value_unref(v);
}

static void add_duplicates(struct credential_check *c, struct str text,
                           const struct credential_duplicate *d)
{
    for (; d != NULL; d = d->next) {
        struct credential_position at = {STR_NONE, 0, 0};

        if (c->told < CREDENTIAL_PROBLEMS_MAX)
            at = place_at(text, d->at);
        at.path = d->path;
        credential_add(c, CREDENTIAL_WARNING, RULE_LINT_DUPLICATE, at,
                       STR_LIT("this member comes again below; which of them Windows takes is "
                               "nowhere said, here it is the last"),
                       STR_LIT("remove all but one"));
    }
}

/* False: memory is short. *out stays NULL when the text is not JSON. */
static bool read_json(const struct value **out, struct credential_check *c, struct str text)
{
    const struct credential_duplicate *duplicates;
    struct str read = text;
    struct err *e = credential_value_read(out, c->a, &read, &duplicates);
    bool enough;

    add_duplicates(c, text, duplicates);
    if (e != NULL && e->class != ERR_OOM)
        add_syntax_error(c, e, read);
    enough = (e == NULL || e->class != ERR_OOM) && !arena_failed(c->a);
    err_free(e);
    return enough;
}

/* ---- checking --------------------------------------------------------------------------- */

static bool is_part(struct str key)
{
    return str_eq_ascii_case(key, STR_LIT("CmsPlugins")) ||
           str_eq_ascii_case(key, STR_LIT("DomainJoinConfig")) ||
           str_eq_ascii_case(key, STR_LIT("ActiveDirectoryConfig"));
}

static bool has_part(const struct value *v)
{
    for (size_t i = 0; v->kind == VALUE_MAP && i < v->u.map.count; i++) {
        if (is_part(v->u.map.members[i].key))
            return true;
    }
    return false;
}

static bool is_text_of_spec(const struct value *v)
{
    return v->kind == VALUE_STRING && str_holds_ascii_case(v->u.text, STR_LIT("\"CmsPlugins\""));
}

/* The credential spec as a member of something else: Kubernetes' object, a pod's options. */
static bool check_wrapped(struct credential_check *c, const struct value *v)
{
    bool kubernetes = false;

    if (has_part(v))
        return false;
    for (size_t i = 0; i < v->u.map.count; i++)
        kubernetes |= str_eq_ascii_case(v->u.map.members[i].key, STR_LIT("apiVersion"));
    for (size_t i = 0; i < v->u.map.count; i++) {
        const struct value_member *m = &v->u.map.members[i];
        struct str key = credential_shown(m->key);

        if (!has_part(m->value) && !is_text_of_spec(m->value))
            continue;
        credential_add(
            c, CREDENTIAL_ERROR, RULE_LINT_OBJECT,
            (struct credential_position){arena_str(c->a, key), m->line, m->column},
            CREDENTIAL_TEXT(c,
                            kubernetes ? STR_LIT("this is an object of Kubernetes; its member ")
                                       : STR_LIT("this is an object around a credential spec; its "
                                                 "member "),
                            key, STR_LIT(" is the credential spec")),
            CREDENTIAL_TEXT(c, STR_LIT("write what stands in "), key,
                            STR_LIT(" into the file, without the object around it")));
        return true;
    }
    return false;
}

static void check_document(struct credential_check *c, const struct value *v)
{
    struct credential_member root = {v, {STR_NONE, v->line, v->column}};

    if (v->kind != VALUE_MAP) {
        credential_add(c, CREDENTIAL_ERROR, RULE_LINT_OBJECT, root.at,
                       STR_LIT("this is JSON, but not an object"),
                       STR_LIT("a credential spec is one object, between { and }"));
        return;
    }
    if (check_wrapped(c, v))
        return;
    credential_check_names(c, root, CREDENTIAL_ROOT);
    credential_check_domain(c, root);
    credential_check_directory(c, root);
    credential_check_container(c, root);
}

static void check_encoding(struct credential_check *c, const struct text *text)
{
    struct credential_position start = {STR_NONE, 1, 1};

    if (strcmp(text->encoding, "UTF-8") == 0)
        return;
    if (strcmp(text->encoding, "UTF-8 with BOM") == 0)
        credential_add(c, CREDENTIAL_WARNING, RULE_LINT_ENCODING, start,
                       STR_LIT("the text begins with a byte order mark, which the engine hands on "
                               "to Windows with the rest"),
                       STR_LIT("save the file without BOM, as New-CredentialSpec does"));
    else
        credential_add(c, CREDENTIAL_ERROR, RULE_LINT_ENCODING, start,
                       CREDENTIAL_TEXT(c, STR_LIT("the text is "), str_of(text->encoding),
                                       STR_LIT("; the engine takes it for UTF-8, so that nothing "
                                               "readable is left")),
                       STR_LIT("save the file as UTF-8 or ASCII without BOM"));
}

static int by_place(const void *a, const void *b)
{
    const struct credential_problem *x = *(struct credential_problem *const *)a;
    const struct credential_problem *y = *(struct credential_problem *const *)b;

    if ((x->line == 0) != (y->line == 0))
        return x->line == 0 ? 1 : -1;
    if (x->line != y->line)
        return x->line < y->line ? -1 : 1;
    if (x->column != y->column)
        return x->column < y->column ? -1 : 1;
    return x->rule != y->rule ? (x->rule < y->rule ? -1 : 1) : str_cmp(x->path, y->path);
}

static const struct credential_problem *in_order(struct credential_check *c)
{
    const struct credential_problem *first = NULL;

    if (c->told > 1)
        qsort(c->problems, c->told, sizeof(c->problems[0]), by_place);
    for (size_t i = c->told; i > 0; i--) {
        c->problems[i - 1]->next = first;
        first = c->problems[i - 1];
    }
    return first;
}

bool credential_lint(struct credential_report *out, struct arena *a, struct str data,
                     const struct credential_context *context)
{
    struct credential_check c = {.a = a, .context = context};
    struct text text = {NULL, 0, NULL};
    const struct value *v = NULL;
    struct err *e = text_decode(&text, data);
    bool enough = e == NULL || e->class != ERR_OOM;

    if (e != NULL) {
        add_error(&c, RULE_LINT_ENCODING, e,
                  STR_LIT("save the file as UTF-8 or ASCII without BOM"));
    } else {
        check_encoding(&c, &text);
        enough = read_json(&v, &c, (struct str){text.bytes, text.len});
        if (v != NULL)
            check_document(&c, v);
    }
    err_free(e);
    value_unref(v);
    text_free(&text);
    if (!enough || arena_failed(a))
        return false;
    c.report.problems = in_order(&c);
    *out = c.report;
    return true;
}
