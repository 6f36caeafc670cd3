#include "specgen/credential/credential_check.h"

#include "model/base/bounds.h"
#include "model/base/utf8.h"
#include "specgen/credential/credential_value.h"

void credential_add(struct credential_check *c, enum credential_severity severity,
                    enum spec_rule rule, struct credential_position at, struct str text,
                    struct str remedy)
{
    struct credential_problem *p;

    c->report.count++;
    c->report.error_count += severity == CREDENTIAL_ERROR;
    c->report.warning_count += severity == CREDENTIAL_WARNING;
    if (c->told == CREDENTIAL_PROBLEMS_MAX || (p = arena_alloc(c->a, sizeof(*p))) == NULL)
        return;
    *p = (struct credential_problem){severity,  rule, at.path, at.line,
                                     at.column, text, remedy,  NULL};
    c->problems[c->told++] = p;
}

struct str credential_shown(struct str text)
{
    return utf8_cut(text, BOUND_SHOWN);
}

static struct str path_of(struct credential_check *c, struct str parent, struct str key)
{
    if (parent.len == 0)
        return arena_str(c->a, credential_shown(key));
    return CREDENTIAL_TEXT(c, parent, STR_LIT("."), credential_shown(key));
}

struct credential_member credential_member(struct credential_check *c,
                                           struct credential_member object, const char *name)
{
    const struct value_member *found = credential_value_member(object.v, name);

    if (found == NULL) {
        object.at.path = path_of(c, object.at.path, str_of(name));
        return (struct credential_member){NULL, object.at};
    }
    return (struct credential_member){
        found->value, {path_of(c, object.at.path, found->key), found->line, found->column}};
}

struct credential_member credential_item(struct credential_check *c, struct credential_member list,
                                         size_t index)
{
    const struct value *v = list.v->u.list.items[index];
    struct str path = CREDENTIAL_TEXT(c, list.at.path, arena_printf(c->a, "[%zu]", index));

    return (struct credential_member){v, {path, v->line, v->column}};
}

struct str credential_text_of(struct credential_member m)
{
    struct str placeholder;
    uint32_t code_point;

    if (m.v == NULL || m.v->kind != VALUE_STRING ||
        credential_placeholder(&placeholder, m.v->u.text) ||
        credential_typeset(&code_point, m.v->u.text) != NULL)
        return STR_NONE;
    return m.v->u.text;
}

bool credential_told(const struct credential_check *c, enum spec_rule rule)
{
    for (size_t i = 0; i < c->told; i++) {
        if (c->problems[i]->rule == rule)
            return true;
    }
    return false;
}

/* New-CredentialSpec writes everything but HostAccountConfig. */
static bool is_of_plugin(enum spec_rule missing)
{
    return missing == RULE_LINT_PLUGIN || missing == RULE_LINT_CCG_VERSION ||
           missing == RULE_LINT_PLUGIN_GUID || missing == RULE_LINT_PLUGIN_INPUT;
}

static struct str remedy_of_missing(enum spec_rule missing)
{
    if (missing == RULE_LINT_CCG_VERSION)
        return STR_LIT("add \"PortableCcgVersion\": \"1\"");
    if (is_of_plugin(missing))
        return STR_LIT("add what the plug-in's documentation tells; New-CredentialSpec does not "
                       "write HostAccountConfig");
    return STR_LIT("write the file with New-CredentialSpec, or add the member");
}

static const char *kind_name(enum value_kind kind)
{
    static const char *const names[] = {
        [VALUE_NULL] = "null",   [VALUE_BOOL] = "true or false", [VALUE_NUMBER] = "number",
        [VALUE_STRING] = "text", [VALUE_LIST] = "array",         [VALUE_MAP] = "object"};

    return names[kind];
}

bool credential_is(struct credential_check *c, struct credential_member m, enum value_kind kind,
                   enum spec_rule missing)
{
    if (m.v != NULL && m.v->kind == kind)
        return true;
    if (m.v == NULL)
        credential_add(c, CREDENTIAL_ERROR, missing, m.at, STR_LIT("this member is missing"),
                       remedy_of_missing(missing));
    else
        credential_add(
            c, CREDENTIAL_ERROR, RULE_LINT_KIND, m.at,
            arena_printf(c->a, "found: %s; expected: %s", kind_name(m.v->kind), kind_name(kind)),
            kind == VALUE_STRING    ? STR_LIT("put the value in double quotes")
            : is_of_plugin(missing) ? STR_LIT("compare with the plug-in's documentation")
                                    : STR_LIT("compare with a file that New-CredentialSpec wrote"));
    return false;
}

bool credential_is_text(struct credential_check *c, struct credential_member m,
                        enum spec_rule missing)
{
    struct str placeholder;
    uint32_t code_point;
    const char *typeset;

    if (!credential_is(c, m, VALUE_STRING, missing))
        return false;
    if (m.v->u.text.len == 0) {
        credential_add(c, CREDENTIAL_ERROR, missing, m.at, STR_LIT("the text is empty"),
                       is_of_plugin(missing) ? remedy_of_missing(missing)
                                             : STR_LIT("fill it in, as New-CredentialSpec does"));
        return false;
    }
    /* What stands in PluginInput is never repeated; credential_plugin_input.c looks itself. */
    if (missing == RULE_LINT_PLUGIN_INPUT)
        return true;
    if ((typeset = credential_typeset(&code_point, m.v->u.text)) != NULL) {
        credential_add(c, CREDENTIAL_ERROR, missing, m.at,
                       arena_printf(c->a,
                                    "'%.*s' holds U+%04X, %s, which a page or a word processor put "
                                    "there; to Windows it is part of the text",
                                    STR_FMT(credential_shown(m.v->u.text)), (unsigned)code_point,
                                    typeset),
                       STR_LIT("type it anew"));
        return false;
    }
    if (!credential_placeholder(&placeholder, m.v->u.text))
        return true;
    credential_add(c, CREDENTIAL_ERROR, RULE_LINT_PLACEHOLDER, m.at,
                   CREDENTIAL_TEXT(c, STR_LIT("'"), credential_shown(placeholder),
                                   STR_LIT("' is a placeholder of a template: nobody filled it "
                                           "in")),
                   STR_LIT("fill the template in before the file is used"));
    return false;
}
