#include "model/transport/json_elision.h"

size_t json_elision_in_brackets(struct str text)
{
    static const char brackets[][3] = {"[]", "{}", "()"};
    static const char marks[][8] = {"...", "\xE2\x80\xA6", "snip", "cut"};

    for (size_t b = 0; b < sizeof(brackets) / sizeof(brackets[0]); b++)
        for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
            size_t end = 1 + strlen(marks[i]);

            if (end < text.len && text.s[0] == brackets[b][0] && text.s[end] == brackets[b][1] &&
                memcmp(text.s + 1, marks[i], end - 1) == 0)
                return end + 1;
        }
    return 0;
}
