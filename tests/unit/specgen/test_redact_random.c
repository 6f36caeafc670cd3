/* Secrets in random places of random documents, in the forms in which such places hold them, some
 * of them a second time where nothing gives them away: none is left when the document is redacted,
 * and to redact it again changes nothing. */
#include "model/json/json.h"
#include "specgen/redact/redact.h"
#include "wild_values.h"

#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define CANARY "SEKRET"
enum { LONG = 1500 }; /* bytes of one in ten */

static unsigned planted; /* in this document */
static char last[LONG + 32];
static char known[LONG + 32]; /* one that was the whole of a value */

/* Another one each time. */
static const char *canary(struct dice *d)
{
    size_t len =
        (size_t)snprintf(last, sizeof(last), CANARY "x%u%03zu", planted++, dice_below(d, 1000));

    if (dice_one_in(d, 10)) {
        for (; len < LONG; len++)
            last[len] = (char)('a' + (len * 7 + planted) % 26);
        last[len] = '\0';
    }
    return last;
}

/* Where anything may stand: what gives a secret away is beside it. */
static const char *const in_texts[] = {
    "app --password %s --port 80",
    "-Token %s",
    "pw=%s",
    "https://user:%s@host/x",
    "Server=db;User Id=sa;Password=%s;Timeout=3",
    "AccountName=a;AccountKey=%s==;X=y",
    "Endpoint=sb://n/;SharedAccessKey=%s=",
    "redis:6380,password=%s,ssl=True",
    "https://x/c?sv=1&sig=%s&se=2",
    "Authorization: Bearer %s",
    "failed (extra info: {\"EnvironmentVariables\":{\"X\":\"%s\"}})",
    "failed (extra info: {\"Credentials\":\"{\\\"PluginInput\\\":\\\"%s\\\"}\"})",
    "docker run -e A=%s img",
    "{\"env\":[\"A=%s\"]}",
};
static const char *const in_words[] = {"--password=%s", "/token:%s", "Pwd=%s", "https://u:%s@h"};
static const char *const in_credentials[] = {
    ("{\"CmsPlugins\":[\"ActiveDirectory\"],\"ActiveDirectoryConfig\":{\"HostAccountConfig\":"
     "{\"PluginInput\":\"%s\"}}}"),
    "{\"CmsPlugins\":[],\"Password\":\"%s\"}",
    "%s is no JSON",
};
static const char *const in_options[] = {
    ("credentialspec=raw://"
     "{\"ActiveDirectoryConfig\":{\"HostAccountConfig\":{\"PluginInput\":\"%s\"}}}"),
    "credentialspec=raw://%s",
};
static const char *const in_variables[] = {"DB=%s", "A=1;Pwd=%s", "_x=%s\\"};
static const char *const alone[] = {"%s"};

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

static void put(struct buf *out, const char *form, const char *secret)
{
    struct buf text = {.s = NULL};

    for (; *form != '\0'; form++) {
        if (strncmp(form, "%s", 2) == 0) {
            buf_add(&text, str_of(secret));
            form++;
        } else {
            buf_char(&text, *form);
        }
    }
    buf_char(&text, '\0');
    wild_text(out, text.s);
    buf_finish(&text);
}

/* The first `whole` of the forms have it as a value of its own, which is one anywhere. */
static void put_one(struct buf *out, struct dice *d, const char *const *forms, size_t count,
                    size_t whole)
{
    size_t i = dice_below(d, count);

    put(out, forms[i], canary(d));
    if (i < whole)
        memcpy(known, last, sizeof(known));
}

static void plant(struct buf *out, struct dice *d, enum mdl_field_id field)
{
    const struct mdl_field *f = &mdl_fields[field];

    if (mdl_field_text(field).choices != NULL || !dice_one_in(d, 2)) {
        wild_choice(out, field, "plain");
        return;
    }
    switch (f->holds) {
    case MDL_HOLDS_TEXT:
        /* Some time again what was a secret elsewhere. */
        if (known[0] != '\0' && dice_one_in(d, 4))
            put(out, "it said %s, and no more", known);
        else
            put_one(out, d, in_texts, COUNT(in_texts), 5);
        return;
    case MDL_HOLDS_WORD:
        put_one(out, d, in_words, COUNT(in_words), 3);
        return;
    case MDL_HOLDS_ENVIRONMENT:
        put_one(out, d, in_variables, COUNT(in_variables), 1);
        return;
    case MDL_HOLDS_LABEL:
    case MDL_HOLDS_SECRET:
        put_one(out, d, alone, COUNT(alone), 1);
        return;
    case MDL_HOLDS_CREDENTIAL_SPEC:
        put_one(out, d, in_credentials, COUNT(in_credentials), 1);
        return;
    case MDL_HOLDS_SECURITY_OPTION:
        put_one(out, d, in_options, COUNT(in_options), 0);
        return;
    case MDL_HOLDS_NAME:
    case MDL_HOLDS_PATH:
    case MDL_HOLDS_ID:
    case MDL_HOLDS_COUNT:
        break;
    }
    wild_text(out, "plain");
}

static const struct value *document(struct dice *d)
{
    static const enum mdl_field_id parts[] = {MDL_F_NAME, MDL_F_DESCRIPTION, MDL_F_CONTAINER,
                                              MDL_F_HOST};
    struct buf text = {.s = NULL};
    const struct value *root = NULL;
    struct err *e;

    buf_add(&text, STR_LIT("{\"silospec\":1"));
    for (size_t i = 0; i < COUNT(parts); i++) {
        buf_char(&text, ',');
        wild_text(&text, mdl_fields[parts[i]].key);
        buf_char(&text, ':');
        wild_value(&text, d, parts[i]);
    }
    buf_add(&text, STR_LIT(",\"request\":{\"body\":"));
    wild_members(&text, d, MDL_F_CONFIG, 3);
    buf_add(&text, STR_LIT("}}"));
    if ((e = json_read(&root, buf_str(&text))) != NULL)
        fail_msg("%s", e->text);
    buf_finish(&text);
    return root;
}

static void redact_one(uint64_t seed, enum redact_level level)
{
    struct dice d;
    struct redaction r;
    const struct value *root;
    char *text = NULL, *again = NULL, *found;
    size_t len = 0, again_len = 0;

    dice_begin(&d, seed);
    d.text = plant;
    planted = 0;
    known[0] = '\0';
    root = document(&d);
    redaction_init(&r, level);
    assert_null(redact_document(&r, &root));
    assert_null(json_write(&text, &len, root, 1));
    if ((found = strstr(text, CANARY)) != NULL) {
        char *from = found - text > 200 ? found - 200 : text;

        found[len - (size_t)(found - text) > 60 ? 60 : len - (size_t)(found - text)] = '\0';
        fail_msg("seed %" PRIu64 ": a secret is left: ...%s", seed, from);
    }
    redaction_finish(&r);
    redaction_init(&r, level);
    assert_null(redact_document(&r, &root));
    assert_null(json_write(&again, &again_len, root, 1));
    if (len != again_len || memcmp(text, again, len) != 0)
        fail_msg("seed %" PRIu64 ": masking twice is not masking once", seed);
    free(text);
    free(again);
    redaction_finish(&r);
    value_unref(root);
}

/* SILOSPEC_TRIPS: more of them. SILOSPEC_SEED: that one alone. */
static void no_secret_is_left(void **state)
{
    const char *only = getenv("SILOSPEC_SEED"), *more = getenv("SILOSPEC_TRIPS");
    uint64_t last_seed = more != NULL ? strtoull(more, NULL, 10) : 300;

    (void)state;
    if (only != NULL)
        redact_one(strtoull(only, NULL, 10), REDACT_SECRETS);
    for (uint64_t seed = 1; only == NULL && seed <= last_seed; seed++)
        redact_one(seed, seed % 4 == 0 ? REDACT_NAMES : REDACT_SECRETS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_secret_is_left),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
