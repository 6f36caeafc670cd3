/* PluginInput: what each plug-in takes, and passwords that should not be there. Never tells a part
 * of it: any of it may be the secret. */
#include "model/base/guid.h"
#include "model/json/json.h"
#include "specgen/credential/credential_check.h"

#define AZURE_PLUGIN "{CCC2A336-D7F3-4818-A213-272B7924213E}"
#define AWS_PLUGIN   "{859E1386-BDB4-49E8-85C7-3070B13920E1}"

/* ---- passwords -------------------------------------------------------------------------- */

/* The offset behind the word; past the text's end: it is not there. */
static size_t behind(struct str text, struct str word)
{
    ptrdiff_t at = str_find_ascii_case(text, word, 0);

    return (at < 0 ? text.len : (size_t)at) + word.len;
}

static bool has_any(struct str text, const char *characters)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.s[i] == '\0' || strchr(characters, text.s[i]) != NULL)
            return true;
    }
    return false;
}

/* domain:user:password, but not arn:aws:... */
static bool after_two_colons(struct str input, struct str *password)
{
    ptrdiff_t first = str_find(input, ':', 0);
    ptrdiff_t second = first > 0 ? str_find(input, ':', (size_t)first + 1) : -1;

    if (second <= first + 1 || has_any(str_cut(input, 0, (size_t)second), " \t\r\n=;{}/\"@\\"))
        return false;
    *password = str_cut(input, (size_t)second + 1, input.len);
    return !str_eq_ascii_case(str_cut(input, 0, (size_t)first), STR_LIT("arn"));
}

/* `left` separator `right` ':' password */
static bool after_account(struct str input, char separator, struct str *password)
{
    ptrdiff_t middle = str_find(input, separator, 0);
    ptrdiff_t colon = middle > 0 ? str_find(input, ':', (size_t)middle + 1) : -1;

    if (colon <= middle + 1 || has_any(str_cut(input, 0, (size_t)middle), " \t\r\n=;{}/\"@\\:") ||
        has_any(str_cut(input, (size_t)middle + 1, (size_t)colon), " \t\r\n=;{}/\"@\\"))
        return false;
    *password = str_cut(input, (size_t)colon + 1, input.len);
    return true;
}

static bool after_user_at_domain(struct str input, struct str *password)
{
    return after_account(input, '@', password);
}

static bool after_domain_and_user(struct str input, struct str *password)
{
    return after_account(input, '\\', password);
}

/* scheme://user:password@host */
static bool in_address(struct str input, struct str *password)
{
    size_t from = behind(input, STR_LIT("://")), end = from;
    ptrdiff_t colon, at;

    while (end < input.len && strchr("/?#;\" ", input.s[end]) == NULL)
        end++;
    at = str_find(str_cut(input, 0, end), '@', from);
    colon = str_find(str_cut(input, 0, end), ':', from);
    if (at < 0 || colon < 0 || colon > at)
        return false;
    *password = str_cut(input, (size_t)colon + 1, (size_t)at);
    return true;
}

/* password=..., "pwd": "..." */
static bool behind_its_name(struct str input, struct str *password)
{
    static const char words[][12] = {"password", "passwd", "passphrase", "pwd"};

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        struct str word = str_of(words[i]);
        size_t at = behind(input, word);

        while (at < input.len && strchr("\\\"' \t", input.s[at]) != NULL)
            at++;
        if (at >= input.len || strchr("=:", input.s[at]) == NULL)
            continue;
        *password = str_trim(str_cut(input, at + 1, input.len));
        return true;
    }
    return false;
}

static const struct {
    bool (*find)(struct str input, struct str *password);
    const char *form;
} forms[] = {
    {behind_its_name, "this seems to hold a password"},
    {in_address, "this has the form scheme://user:password@host"},
    {after_two_colons, "this has the form domain:user:password"},
    {after_user_at_domain, "this has the form user@domain:password"},
    {after_domain_and_user, "this has the form domain\\user:password"},
};

/* True: there is a password, or its place, and it was told. */
static bool check_secret(struct credential_check *c, struct credential_member m)
{
    struct str password = STR_NONE, placeholder;

    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        if (!forms[i].find(m.v->u.text, &password) || password.len == 0)
            continue;
        if (password.s[0] == '<' && credential_placeholder(&placeholder, password))
            credential_add(c, CREDENTIAL_WARNING, RULE_LINT_SECRET, m.at,
                           STR_LIT("the password is still a placeholder in angle brackets"),
                           STR_LIT("let the plug-in fetch the password from a store"));
        else
            credential_add(c, CREDENTIAL_WARNING, RULE_LINT_SECRET, m.at,
                           CREDENTIAL_TEXT(c, str_of(forms[i].form),
                                           STR_LIT("; the password stands in the clear in the file "
                                                   "and, with raw://, in what docker inspect "
                                                   "shows")),
                           STR_LIT("let the plug-in fetch the password from a store, and change "
                                   "it if others saw this text"));
        return true;
    }
    return false;
}

/* ---- what each plug-in takes ------------------------------------------------------------ */

static void wrong_input(struct credential_check *c, struct credential_member m, struct str text,
                        struct str remedy)
{
    credential_add(c, CREDENTIAL_ERROR, RULE_LINT_PLUGIN_INPUT, m.at, text, remedy);
}

/* The value behind NAME= in a list with semicolons; false: there is none. */
static bool named_part(struct str input, struct str name, struct str *value)
{
    while (input.len > 0) {
        ptrdiff_t end = str_find(input, ';', 0);
        struct str part = str_trim(str_cut(input, 0, end < 0 ? input.len : (size_t)end));
        ptrdiff_t equals = str_find(part, '=', 0);

        if (equals > 0 && str_eq_ascii_case(str_trim(str_cut(part, 0, (size_t)equals)), name)) {
            *value = str_trim(str_cut(part, (size_t)equals + 1, part.len));
            return value->len > 0;
        }
        input = end < 0 ? STR_NONE : str_cut(input, (size_t)end + 1, input.len);
    }
    return false;
}

#define AZURE_REMEDY                                                                               \
    STR_LIT(                                                                                       \
        "write ObjectId=GUID;SecretUri=https://VAULT.vault.azure.net/secrets/NAME: the object "    \
        "id of the managed identity, and the secret's identifier in the vault")

static void check_azure(struct credential_check *c, struct credential_member m)
{
    struct str id, uri;
    bool has_id = named_part(m.v->u.text, STR_LIT("ObjectId"), &id);
    bool has_uri = named_part(m.v->u.text, STR_LIT("SecretUri"), &uri);

    if (!has_id || !has_uri) {
        wrong_input(c, m,
                    CREDENTIAL_TEXT(c,
                                    STR_LIT("the plug-in of Azure Key Vault takes ObjectId=...;"
                                            "SecretUri=...; "),
                                    !has_id && !has_uri ? STR_LIT("both are missing")
                                    : !has_id           ? STR_LIT("ObjectId is missing")
                                                        : STR_LIT("SecretUri is missing")),
                    AZURE_REMEDY);
        return;
    }
    if (!guid_is(id))
        wrong_input(c, m,
                    STR_LIT("ObjectId is no GUID: the object id of a managed identity is "
                            "expected, not its name"),
                    AZURE_REMEDY);
    if (!str_starts_ascii_case(uri, STR_LIT("https://")) ||
        !str_holds_ascii_case(uri, STR_LIT("/secrets/")))
        wrong_input(c, m,
                    STR_LIT("SecretUri is not the address of a secret: it begins with https:// "
                            "and has /secrets/ before the secret's name"),
                    AZURE_REMEDY);
}

#define AWS_REMEDY                                                                                 \
    STR_LIT(                                                                                       \
        "write a text that is JSON: \"{\\\"credentialArn\\\": \\\"arn:aws:secretsmanager:REGION:"  \
        "ACCOUNT:secret:NAME\\\"}\"; a parameter of Systems Manager (arn:aws:ssm:...) will do, "   \
        "too")

static bool is_arn(struct str text)
{
    return str_starts(text, STR_LIT("arn:")) &&
           (str_holds_ascii_case(text, STR_LIT(":secretsmanager:")) ||
            str_holds_ascii_case(text, STR_LIT(":ssm:")));
}

static struct str credential_arn(const struct value *v)
{
    if (v == NULL || v->kind != VALUE_MAP)
        return STR_NONE;
    for (size_t i = 0; i < v->u.map.count; i++) {
        const struct value_member *m = &v->u.map.members[i];

        if (str_eq_ascii_case(m->key, STR_LIT("credentialArn")) && m->value->kind == VALUE_STRING)
            return m->value->u.text;
    }
    return STR_NONE;
}

static void check_aws(struct credential_check *c, struct credential_member m)
{
    const struct value *v = NULL;
    bool failed = arena_drop_err(c->a, json_read(&v, m.v->u.text));
    struct str arn = failed ? STR_NONE : credential_arn(v);

    if (arn.len == 0)
        wrong_input(c, m,
                    is_arn(m.v->u.text)
                        ? STR_LIT("an ARN stands here; the plug-in of Amazon ECS takes JSON with "
                                  "the member credentialArn")
                        : STR_LIT("the plug-in of Amazon ECS takes JSON with the member "
                                  "credentialArn, which is missing"),
                    AWS_REMEDY);
    else if (!is_arn(arn))
        wrong_input(c, m,
                    STR_LIT("credentialArn is not the ARN of a secret of Secrets Manager or of a "
                            "parameter of Systems Manager"),
                    AWS_REMEDY);
    value_unref(v);
}

static const struct {
    const char *guid;
    void (*check)(struct credential_check *c, struct credential_member m);
} inputs[] = {{AZURE_PLUGIN, check_azure}, {AWS_PLUGIN, check_aws}};

static void check_text(struct credential_check *c, struct credential_member m, struct str guid)
{
    struct str placeholder;

    if (check_secret(c, m))
        return;
    if (credential_placeholder(&placeholder, m.v->u.text)) {
        credential_add(c, CREDENTIAL_ERROR, RULE_LINT_PLACEHOLDER, m.at,
                       STR_LIT("a placeholder of a template is left here; what stands here is not "
                               "repeated"),
                       STR_LIT("fill in what the plug-in's documentation tells"));
        return;
    }
    for (size_t i = 0; i < sizeof(inputs) / sizeof(inputs[0]); i++) {
        if (str_eq_ascii_case(guid, str_of(inputs[i].guid)))
            inputs[i].check(c, m);
    }
}

void credential_check_plugin_input(struct credential_check *c, struct credential_member m,
                                   struct str guid)
{
    if (m.v != NULL && m.v->kind == VALUE_MAP)
        wrong_input(c, m,
                    STR_LIT("an object stands here: that is the form for Linux containers of "
                            "Amazon ECS; Windows hands a text to the plug-in"),
                    STR_LIT("write the text that the plug-in's documentation tells"));
    else if (m.v != NULL && m.v->kind != VALUE_STRING)
        wrong_input(c, m, STR_LIT("this is no text; Windows hands a text to the plug-in"),
                    STR_LIT("put the value in double quotes"));
    else if (credential_is_text(c, m, RULE_LINT_PLUGIN_INPUT))
        check_text(c, m, guid);
}
