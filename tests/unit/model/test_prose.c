/* Who writes in a chat that was pasted. */
#include "document_testing.h"

#include "model/transport/prose.h"

static void a_chat_names_who_writes(void **state)
{
    static const struct {
        const char *text;
        size_t lines;
    } rows[] = {
        {"[9:12 AM] Smith, Joe\nx", 1},
        {"[6/5 9:12 AM] Smith, Joe (IT)\nx", 1},
        {"Joe Smith  09:12\nx", 1},
        {"Joe Smith\n  9:12 AM\nx", 2},
        {"Joe Smith\nx", 0},
        {"Joe Smith", 0},
        {"[20:56:41] Smith\nx", 0},
        {"[20:56:41.610][WindowsDaemon  ][Info   ] a", 0},
        {"[9:12 AM] a: b", 0},
        {"CREATED     9:12 AM  x", 0},
        {"joe\n9:12", 0},
        {"[10:32] bob.smith: here is mine\nx", 1},
        {"[10:32] error: it failed\nx", 0},
        {"bob.smith 10:32\nx", 1},
        {"joe_w 9:05 PM\nx", 1},
        {"web 80:80\nx", 0},
        {"  bob 10:32\nx", 0},
        {"bob 10:32", 0},
    };
    struct lines l;
    struct arena a;

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        arena_init(&a);
        assert_true(lines_split(&l, &a, str_of(rows[i].text)));
        if (lines_of_speaker(&l, 0) != rows[i].lines)
            fail_msg("%s: %zu", rows[i].text, lines_of_speaker(&l, 0));
        arena_finish(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_chat_names_who_writes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
