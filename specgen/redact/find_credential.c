/* A credential spec: all but the names and ids that its format has. */
#include "model/json/json.h"
#include "specgen/credential/mask.h"
#include "specgen/redact/redact_parts.h"

/* Members that hold a name or an id; see learn.microsoft.com, "Create a credential spec". */
static const char plain_members[][20] = {
    "CmsPlugins",  "Sid",        "MachineAccountName", "Guid",
    "DnsTreeName", "DnsName",    "NetBiosName",        "Name",
    "Scope",       "PluginGUID", "PortableCcgVersion",
};

static bool is_plain(struct str member)
{
    for (size_t i = 0; i < sizeof(plain_members) / sizeof(plain_members[0]); i++)
        if (str_eq_ascii_case(member, str_of(plain_members[i])))
            return true;
    return false;
}

static bool is_json_object(struct arena *a, struct str text)
{
    const struct value *v = NULL;
    bool good = !arena_drop_err(a, json_read(&v, text)) && v->kind == VALUE_MAP;

    value_unref(v);
    return good;
}

/* The string's end: its closing quote. */
static size_t string_end(struct str text, size_t at)
{
    while (at < text.len && text.s[at] != '"')
        at += text.s[at] == '\\' ? 2 : 1;
    return at < text.len ? at : text.len;
}

static size_t skip_space(struct str text, size_t at)
{
    while (at < text.len && memchr(" \t\r\n", text.s[at], 4) != NULL)
        at++;
    return at;
}

/* Of text that is JSON. Numbers and literals tell nothing. */
static void find_members(struct redact_spans *out, struct str text)
{
    struct str member = STR_NONE;

    for (size_t i = 0; i < text.len; i++) {
        size_t end, next;

        if (text.s[i] != '"')
            continue;
        end = string_end(text, i + 1);
        next = skip_space(text, end + 1);
        if (next < text.len && text.s[next] == ':')
            member = str_cut(text, i + 1, end);
        else if (str_eq_ascii_case(member, STR_LIT("PluginInput")))
            redact_add_span(out, text, i + 1, end, REDACT_PLUGIN_INPUT);
        else if (!is_plain(member))
            redact_add_span(out, text, i + 1, end, REDACT_CREDENTIAL_MEMBER);
        i = end;
    }
}

void redact_find_plugin_inputs(struct redact_spans *out, struct str text)
{
    struct mask_span span;

    for (size_t at = 0; mask_next(&span, text, &at);)
        if (span.to > span.from && !redact_is_mask(str_cut(text, span.from, span.to)))
            redact_add_quoted(
                out, &(struct redact_span){span.from, span.to, REDACT_PLUGIN_INPUT, span.quote});
}

void redact_find_credential(struct redact_spans *out, struct str text)
{
    if (is_json_object(out->a, text)) {
        redact_find_plugin_inputs(out, text);
        find_members(out, text);
    } else {
        redact_add_span(out, text, 0, text.len, REDACT_CREDENTIAL_SPEC);
    }
}
