/* What pages and word processors put in place of the characters that were typed. */
#include "model/base/utf8.h"
#include "specgen/credential/credential_check.h"

static const struct {
    uint32_t from, to; /* code points */
    char what[32];
} typeset[] = {
    {0x00A0, 0x00A0, "a no-break blank"},
    {0x00AD, 0x00AD, "a hyphen that cannot be seen"},
    {0x2000, 0x200A, "a blank of another width"},
    {0x200B, 0x200F, "a character that cannot be seen"},
    {0x2010, 0x2015, "a dash in place of a hyphen"},
    {0x2018, 0x201F, "a round quote"},
    {0x2028, 0x202E, "a character that cannot be seen"},
    {0x202F, 0x202F, "a no-break blank"},
    {0x205F, 0x205F, "a blank of another width"},
    {0x2060, 0x2064, "a character that cannot be seen"},
    {0x3000, 0x3000, "a blank of another width"},
    {0xFEFF, 0xFEFF, "a byte order mark"},
};

const char *credential_typeset(uint32_t *code_point, struct str text)
{
    for (size_t at = 0, width; at < text.len; at += width) {
        width = utf8_decode(code_point, text, at);
        for (size_t i = 0; i < sizeof(typeset) / sizeof(typeset[0]); i++)
            if (*code_point >= typeset[i].from && *code_point <= typeset[i].to)
                return typeset[i].what;
    }
    return NULL;
}
