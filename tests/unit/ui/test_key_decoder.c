/* Bytes to keys, as many terminals send them. */
#include "ui/term/key_decoder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static const struct ui_key_map no_map;

static size_t decode(const char *bytes, bool complete, struct ui_event *out)
{
    return ui_key_decode(&no_map, str_of(bytes), complete, out);
}

static void assert_key(const char *bytes, uint32_t key, unsigned modifiers)
{
    struct ui_event ev;
    size_t used = decode(bytes, true, &ev);

    if (used != strlen(bytes) || ev.kind != UI_EVENT_KEY || ev.key != key ||
        ev.modifiers != modifiers)
        fail_msg("'ESC%s': %zu bytes, kind %d, key %x, modifiers %u", bytes + 1, used, (int)ev.kind,
                 (unsigned)ev.key, ev.modifiers);
}

static void assert_nothing(const char *bytes)
{
    struct ui_event ev;

    assert_int_equal(decode(bytes, true, &ev), strlen(bytes));
    assert_int_equal(ev.kind, UI_EVENT_NONE);
}

static void characters_are_their_code_points(void **state)
{
    (void)state;
    assert_key("a", 'a', 0);
    assert_key("A", 'A', 0);
    assert_key("\xC3\xA9", 0xE9, 0);
    assert_key("\xF0\x9F\x9A\x80", 0x1F680, 0);
}

static void controls_are_letters_with_ctrl(void **state)
{
    struct ui_event ev;

    (void)state;
    assert_key("\x03", 'c', UI_KEY_CTRL);
    assert_key("\x1a", 'z', UI_KEY_CTRL);
    assert_key("\x1f", '_', UI_KEY_CTRL);
    assert_int_equal(ui_key_decode(&no_map, (struct str){"", 1}, true, &ev), 1);
    assert_int_equal(ev.key, ' ');
    assert_int_equal(ev.modifiers, UI_KEY_CTRL);
}

static void named_controls_have_names(void **state)
{
    (void)state;
    assert_key("\r", UI_KEY_ENTER, 0);
    assert_key("\n", UI_KEY_ENTER, 0);
    assert_key("\t", UI_KEY_TAB, 0);
    assert_key("\x7f", UI_KEY_BACKSPACE, 0);
    assert_key("\b", UI_KEY_BACKSPACE, 0);
}

static void a_lone_escape_waits_and_then_is_one(void **state)
{
    struct ui_event ev;

    (void)state;
    assert_int_equal(decode("\x1b", false, &ev), 0);
    assert_key("\x1b", UI_KEY_ESCAPE, 0);
}

static void escape_before_a_character_is_alt(void **state)
{
    (void)state;
    assert_key("\x1bx", 'x', UI_KEY_ALT);
    assert_key("\x1b\xC3\xA9", 0xE9, UI_KEY_ALT);
    assert_key("\x1b\x7f", UI_KEY_BACKSPACE, UI_KEY_ALT);
    assert_key("\x1b\x03", 'c', UI_KEY_ALT | UI_KEY_CTRL);
    assert_key("\x1b[", '[', UI_KEY_ALT);
    assert_key("\x1bO", 'O', UI_KEY_ALT);
}

static void two_escapes_are_two(void **state)
{
    struct ui_event ev;

    (void)state;
    assert_int_equal(decode("\x1b\x1b", true, &ev), 1);
    assert_int_equal(ev.key, UI_KEY_ESCAPE);
    assert_int_equal(ev.modifiers, 0);
    assert_int_equal(decode("\x1b\x1b", false, &ev), 0);
}

static void arrows_come_in_every_dialect(void **state)
{
    (void)state;
    assert_key("\x1b[A", UI_KEY_UP, 0);
    assert_key("\x1bOB", UI_KEY_DOWN, 0);
    assert_key("\x1b[1;5C", UI_KEY_RIGHT, UI_KEY_CTRL);
    assert_key("\x1b[1;2D", UI_KEY_LEFT, UI_KEY_SHIFT);
    assert_key("\x1b[1;3A", UI_KEY_UP, UI_KEY_ALT);
    assert_key("\x1b[a", UI_KEY_UP, UI_KEY_SHIFT);
    assert_key("\x1bOd", UI_KEY_LEFT, UI_KEY_CTRL);
    assert_key("\x1b\x1b[A", UI_KEY_UP, UI_KEY_ALT);
}

static void editing_keys_come_in_every_dialect(void **state)
{
    (void)state;
    assert_key("\x1b[H", UI_KEY_HOME, 0);
    assert_key("\x1b[1~", UI_KEY_HOME, 0);
    assert_key("\x1b[7~", UI_KEY_HOME, 0);
    assert_key("\x1bOF", UI_KEY_END, 0);
    assert_key("\x1b[2~", UI_KEY_INSERT, 0);
    assert_key("\x1b[3;5~", UI_KEY_DELETE, UI_KEY_CTRL);
    assert_key("\x1b[3^", UI_KEY_DELETE, UI_KEY_CTRL);
    assert_key("\x1b[3$", UI_KEY_DELETE, UI_KEY_SHIFT);
    assert_key("\x1b[5~", UI_KEY_PAGE_UP, 0);
    assert_key("\x1b[6~", UI_KEY_PAGE_DOWN, 0);
    assert_key("\x1b[Z", UI_KEY_BACKTAB, 0);
    assert_key("\x1bOM", UI_KEY_ENTER, 0);
    assert_key("\x1bOj", '*', 0);
    assert_key("\x1bOp", '0', 0);
}

static void function_keys_come_in_every_dialect(void **state)
{
    (void)state;
    assert_key("\x1bOP", UI_KEY_F1, 0);
    assert_key("\x1b[11~", UI_KEY_F1, 0);
    assert_key("\x1b[[A", UI_KEY_F1, 0);
    assert_key("\x1b[1;2Q", UI_KEY_F1 + 1, UI_KEY_SHIFT);
    assert_key("\x1b[15~", UI_KEY_F1 + 4, 0);
    assert_key("\x1b[17~", UI_KEY_F1 + 5, 0);
    assert_key("\x1b[24~", UI_KEY_F12, 0);
}

static void coded_keys_are_understood(void **state)
{
    (void)state;
    assert_key("\x1b[97;5u", 'a', UI_KEY_CTRL);
    assert_key("\x1b[97;2u", 'A', 0);
    assert_key("\x1b[13;5u", UI_KEY_ENTER, UI_KEY_CTRL);
    assert_key("\x1b[9;2u", UI_KEY_BACKTAB, 0);
    assert_key("\x1b[27u", UI_KEY_ESCAPE, 0);
    assert_key("\x1b[27;6;65~", 'a', UI_KEY_CTRL | UI_KEY_SHIFT);
    assert_nothing("\x1b[57399u");
    assert_nothing("\x1b[149u");
    assert_nothing("\x1b[27;5;128~");
    assert_key("\x1b[160u", 0xA0, 0);
}

static void sequences_of_no_meaning_are_swallowed_whole(void **state)
{
    (void)state;
    assert_nothing("\x1b[I");
    assert_nothing("\x1b[<0;10M");
    assert_nothing("\x1b[<0;10;20;30M");
    assert_nothing("\x1b[?0;10;20M");
    assert_nothing("\x1b[?2004;1$y");
    assert_nothing("\x1b[99999999999999999999~");
    assert_nothing("\x1b[1;2;3;4;5;6;7;8;9z");
    assert_nothing("\x1b]10;rgb:0000/0000/0000\a");
    assert_nothing("\x1b]11;what\a");
    assert_nothing("\x1bP1$r0m\x1b\\");
    assert_nothing("\xC2\x9B");
    assert_nothing("\xFF");
}

static void assert_answer(const char *bytes, enum ui_event_kind kind, uint32_t rgb)
{
    struct ui_event ev;

    assert_int_equal(decode(bytes, false, &ev), strlen(bytes));
    assert_int_equal(ev.kind, kind);
    assert_int_equal(ev.key, rgb);
}

static void answers_are_told(void **state)
{
    (void)state;
    assert_answer("\x1b]11;rgb:ffff/8080/0000\a", UI_EVENT_BACKGROUND, 0xFF8000);
    assert_answer("\x1b]11;rgb:ff/80/00\x1b\\", UI_EVENT_BACKGROUND, 0xFF8000);
    assert_answer("\x1b[?1;2c", UI_EVENT_ANSWERED, 0);
    assert_answer("\x1b[?62;4;22c", UI_EVENT_ANSWERED, 0);
}

static void assert_mouse(const char *bytes, enum ui_mouse mouse, unsigned button, int x, int y,
                         unsigned modifiers)
{
    struct ui_event ev;
    size_t used = decode(bytes, false, &ev);

    if (used != strlen(bytes) || ev.kind != UI_EVENT_MOUSE || ev.mouse != mouse ||
        ev.button != button || ev.x != x || ev.y != y || ev.modifiers != modifiers)
        fail_msg("'ESC%s': %zu bytes, kind %d, mouse %d, button %u, at %d %d, modifiers %u",
                 bytes + 1, used, (int)ev.kind, (int)ev.mouse, ev.button, ev.x, ev.y, ev.modifiers);
}

static void buttons_are_pressed_and_released(void **state)
{
    (void)state;
    assert_mouse("\x1b[<0;1;1M", UI_MOUSE_PRESS, UI_BUTTON_LEFT, 0, 0, 0);
    assert_mouse("\x1b[<0;1;1m", UI_MOUSE_RELEASE, UI_BUTTON_LEFT, 0, 0, 0);
    assert_mouse("\x1b[<1;300;100M", UI_MOUSE_PRESS, UI_BUTTON_MIDDLE, 299, 99, 0);
    assert_mouse("\x1b[<2;80;24m", UI_MOUSE_RELEASE, UI_BUTTON_RIGHT, 79, 23, 0);
}

static void the_mouse_drags_and_its_wheel_turns(void **state)
{
    (void)state;
    assert_mouse("\x1b[<32;11;3M", UI_MOUSE_DRAG, UI_BUTTON_LEFT, 10, 2, 0);
    assert_mouse("\x1b[<64;11;3M", UI_MOUSE_WHEEL_UP, 0, 10, 2, 0);
    assert_mouse("\x1b[<65;11;3M", UI_MOUSE_WHEEL_DOWN, 0, 10, 2, 0);
}

static void the_mouse_tells_held_keys(void **state)
{
    (void)state;
    assert_mouse("\x1b[<4;1;1M", UI_MOUSE_PRESS, UI_BUTTON_LEFT, 0, 0, UI_KEY_SHIFT);
    assert_mouse("\x1b[<25;1;1M", UI_MOUSE_PRESS, UI_BUTTON_MIDDLE, 0, 0, UI_KEY_ALT | UI_KEY_CTRL);
    assert_mouse("\x1b[<81;1;1M", UI_MOUSE_WHEEL_DOWN, 0, 0, 0, UI_KEY_CTRL);
}

static void old_mouse_reports_are_understood(void **state)
{
    (void)state;
    assert_mouse("\x1b[M !!", UI_MOUSE_PRESS, UI_BUTTON_LEFT, 0, 0, 0);
    assert_mouse("\x1b[M#+$", UI_MOUSE_RELEASE, 0, 10, 3, 0);
    assert_mouse("\x1b[M`\xFF\xA0", UI_MOUSE_WHEEL_UP, 0, 222, 127, 0);
    assert_mouse("\x1b[Ma!!", UI_MOUSE_WHEEL_DOWN, 0, 0, 0, 0);
    assert_nothing("\x1b[M\x01\x02\x03");
}

static void mouse_reports_without_an_event_are_swallowed(void **state)
{
    (void)state;
    assert_nothing("\x1b[<35;10;20M"); /* moved, no button */
    assert_nothing("\x1b[<66;10;20M"); /* wheel to the left */
    assert_nothing("\x1b[<67;10;20M");
    assert_nothing("\x1b[<128;10;20M");
    assert_nothing("\x1b[<0;0;1M");
    assert_nothing("\x1b[<0;1;0M");
}

static void a_mouse_report_in_pieces_waits_for_its_end(void **state)
{
    static const char report[] = "\x1b[<32;123;45M", old[] = "\x1b[M !!";
    struct ui_event ev;

    (void)state;
    for (size_t n = 1; n + 1 < sizeof(report); n++)
        assert_int_equal(ui_key_decode(&no_map, (struct str){report, n}, false, &ev), 0);
    for (size_t n = 1; n + 1 < sizeof(old); n++)
        assert_int_equal(ui_key_decode(&no_map, (struct str){old, n}, false, &ev), 0);
}

static void half_a_key_waits_for_its_rest(void **state)
{
    static const char *const halves[] = {"\x1b[",    "\x1b[1;", "\x1bO",     "\xC3",
                                         "\xE6\xBC", "\x1b]1",  "\x1b\x1b[", "\x1b[["};
    struct ui_event ev;

    (void)state;
    for (size_t i = 0; i < sizeof(halves) / sizeof(halves[0]); i++) {
        assert_int_equal(decode(halves[i], false, &ev), 0);
        assert_true(decode(halves[i], true, &ev) > 0);
    }
}

static void a_key_takes_only_its_own_bytes(void **state)
{
    struct ui_event ev;

    (void)state;
    assert_int_equal(decode("\x1b[Axyz", false, &ev), 3);
    assert_int_equal(decode("ab", false, &ev), 1);
    assert_int_equal(decode("\x1b[1\x1b[A", false, &ev), 3);
    assert_int_equal(ev.kind, UI_EVENT_NONE);
}

static void the_mark_of_a_paste_is_told(void **state)
{
    struct ui_event ev;

    (void)state;
    assert_int_equal(decode("\x1b[200~abc", false, &ev), 6);
    assert_int_equal(ev.kind, UI_EVENT_PASTE);
    assert_nothing("\x1b[201~");
}

static void terminfo_keys_come_first(void **state)
{
    struct ui_key_map map = {.count = 0};
    struct ui_event ev;

    (void)state;
    ui_key_map_add(&map, "\x1b[A", UI_KEY_F1);
    ui_key_map_add(&map, "\x0b", UI_KEY_UP);
    ui_key_map_add(&map, "\r", UI_KEY_F1);
    ui_key_map_add(&map, "x", UI_KEY_F1);
    ui_key_map_add(&map, NULL, UI_KEY_F1);
    ui_key_map_add(&map, "\x1b[123456789012345", UI_KEY_F1);
    assert_int_equal(map.count, 2);
    assert_int_equal(ui_key_decode(&map, STR_LIT("\x1b[A"), false, &ev), 3);
    assert_int_equal(ev.key, UI_KEY_F1);
    assert_int_equal(ui_key_decode(&map, STR_LIT("\x0b"), false, &ev), 1);
    assert_int_equal(ev.key, UI_KEY_UP);
}

/* Every four bytes out of those that begin or end something: no byte is read twice or never. */
static void any_bytes_are_used_up(void **state)
{
    static const char set[] = "\x1b[O]P;1~u\xC3\xA9\xF0$M?\x07";
    size_t kinds = sizeof(set) - 1;

    (void)state;
    for (size_t n = 0; n < kinds * kinds * kinds * kinds; n++) {
        char bytes[4];
        size_t rest = n, at = 0;

        for (size_t i = 0; i < sizeof(bytes); i++, rest /= kinds)
            bytes[i] = set[rest % kinds];
        while (at < sizeof(bytes)) {
            struct ui_event ev;
            size_t used =
                ui_key_decode(&no_map, (struct str){bytes + at, sizeof(bytes) - at}, true, &ev);

            assert_in_range(used, 1, sizeof(bytes) - at);
            at += used;
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_are_told),
        cmocka_unit_test(characters_are_their_code_points),
        cmocka_unit_test(controls_are_letters_with_ctrl),
        cmocka_unit_test(named_controls_have_names),
        cmocka_unit_test(a_lone_escape_waits_and_then_is_one),
        cmocka_unit_test(escape_before_a_character_is_alt),
        cmocka_unit_test(two_escapes_are_two),
        cmocka_unit_test(arrows_come_in_every_dialect),
        cmocka_unit_test(editing_keys_come_in_every_dialect),
        cmocka_unit_test(function_keys_come_in_every_dialect),
        cmocka_unit_test(coded_keys_are_understood),
        cmocka_unit_test(sequences_of_no_meaning_are_swallowed_whole),
        cmocka_unit_test(buttons_are_pressed_and_released),
        cmocka_unit_test(the_mouse_drags_and_its_wheel_turns),
        cmocka_unit_test(the_mouse_tells_held_keys),
        cmocka_unit_test(old_mouse_reports_are_understood),
        cmocka_unit_test(mouse_reports_without_an_event_are_swallowed),
        cmocka_unit_test(a_mouse_report_in_pieces_waits_for_its_end),
        cmocka_unit_test(half_a_key_waits_for_its_rest),
        cmocka_unit_test(a_key_takes_only_its_own_bytes),
        cmocka_unit_test(the_mark_of_a_paste_is_told),
        cmocka_unit_test(terminfo_keys_come_first),
        cmocka_unit_test(any_bytes_are_used_up),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
