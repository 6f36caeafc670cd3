/* Of several rows of sayings.def that stand in a text the first one speaks: each must be reached.
 */
#include "model/diagnosis/loose_glance.h"
#include "model/diagnosis/sayings.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const char *const texts[] = {
#define ROW(TEXT, ...) TEXT,
#define SAYING         ROW
#define BELOW          ROW
#define DECIDES        ROW
#define REFUSES        ROW
#define OPENS          ROW
#define PROGRAM        ROW
#define COMPOSE        ROW
#define YAML           ROW
#include "model/diagnosis/sayings.def"
#undef YAML
#undef COMPOSE
#undef PROGRAM
#undef OPENS
#undef REFUSES
#undef DECIDES
#undef BELOW
#undef SAYING
#undef ROW
};

enum { ROWS = sizeof(texts) / sizeof(texts[0]), TEXT_MOST = 512 };

/* The row's text, with something where it differs. */
static struct str text_of(char out[TEXT_MOST], const char *pattern)
{
    size_t len = 0;

    for (; *pattern != '\0'; pattern++) {
        const char put[] = {*pattern, '\0'};
        const char *piece = *pattern == '%' ? " web " : put;

        assert_true(len + strlen(piece) < TEXT_MOST);
        memcpy(out + len, piece, strlen(piece));
        len += strlen(piece);
    }
    return (struct str){out, len};
}

static void no_row_is_hidden_by_one_above(void **state)
{
    char bytes[TEXT_MOST];

    (void)state;
    for (size_t i = 0; i < ROWS; i++) {
        struct saying s = error_saying(text_of(bytes, texts[i]));

        if (s.text == NULL || strcmp(s.text, texts[i]) != 0)
            fail_msg("'%s' is hidden by '%s'", texts[i], s.text != NULL ? s.text : "nothing");
    }
}

/* The same words in the daemon's answer, nerdctl's or kubectl's: docker's client did not say them.
 */
static void what_others_answer_is_not_called_the_clients(void **state)
{
    static const char *const others[] = {"Error response from daemon: ", "FATA[0000] ",
                                         "kubectl: ", "nerdctl: "};
    char bytes[2 * TEXT_MOST], row[TEXT_MOST];

    (void)state;
    for (size_t i = 0; i < ROWS; i++) {
        struct str own = text_of(row, texts[i]);
        struct saying alone = error_saying(own);

        for (size_t k = 0; k < sizeof(others) / sizeof(others[0]); k++) {
            int len = snprintf(bytes, sizeof(bytes), "%s%.*s", others[k], STR_FMT(own));
            struct saying s = error_saying((struct str){bytes, (size_t)len});

            if (s.text == alone.text && !alone.decides && alone.by != NULL &&
                strcmp(alone.by, "client") == 0)
                assert_null(s.by);
        }
    }
}

/* The row's text as a console broke it: after each letter, and without the colon at its end. */
static struct str broken(char out[2 * TEXT_MOST], const char *pattern)
{
    char bytes[TEXT_MOST];
    struct str text = text_of(bytes, pattern);
    size_t len = 0;

    if (str_ends(str_trim(text), STR_LIT(":")))
        text = str_cut(text, 0, str_trim(text).len - 1);
    for (size_t i = 0; i < text.len; i++) {
        out[len++] = text.s[i];
        out[len++] = "\n \t"[i % 3];
    }
    return (struct str){out, len};
}

/* As a screenshot that was turned to text may have it. */
static struct str misread(char out[2 * TEXT_MOST], const char *pattern)
{
    static const char right[] = "Oo0lIi", wrong[] = "00OIl1";
    char bytes[TEXT_MOST];
    struct str text = text_of(bytes, pattern);
    size_t len = 0;

    for (size_t i = 0; i < text.len; i++) {
        const char *letter = strchr(right, text.s[i]);

        out[len++] = text.s[i] == 'm' ? 'r' : letter != NULL ? wrong[letter - right] : text.s[i];
        if (text.s[i] == 'm')
            out[len++] = 'n';
    }
    return (struct str){out, len};
}

/* Whatever a glance passes by does not stand there. */
static void a_glance_loses_no_row(void **state)
{
    char whole[TEXT_MOST], apart[2 * TEXT_MOST];
    struct loose_glance glance;

    (void)state;
    for (size_t i = 0; i < ROWS; i++) {
        loose_look(&glance, broken(apart, texts[i]));
        assert_int_equal(loose_fits_seen(&glance, texts[i]), loose_fits(glance.text, texts[i]));
        loose_look(&glance, misread(apart, texts[i]));
        assert_int_equal(loose_fits_seen(&glance, texts[i]), loose_fits(glance.text, texts[i]));
        loose_look(&glance, text_of(whole, texts[i]));
        assert_true(loose_fits_seen(&glance, texts[i]));
        for (size_t k = 0; k < ROWS; k++)
            assert_int_equal(loose_fits_seen(&glance, texts[k]), loose_fits(glance.text, texts[k]));
    }
}

/* So that records of a log, of which most tell nothing, cost no look for each row. */
static void a_glance_passes_by_nearly_all_rows(void **state)
{
    struct loose_glance glance;
    size_t may_stand = 0;

    (void)state;
    loose_look(&glance, STR_LIT("Calling HEAD /_ping from 10.0.0.7, line 4711 of this log"));
    for (size_t i = 0; i < ROWS; i++)
        may_stand += loose_may_stand(&glance, texts[i]);
    assert_in_range(may_stand, 0, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_row_is_hidden_by_one_above),
        cmocka_unit_test(what_others_answer_is_not_called_the_clients),
        cmocka_unit_test(a_glance_loses_no_row),
        cmocka_unit_test(a_glance_passes_by_nearly_all_rows),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
