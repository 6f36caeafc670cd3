/* Text inside of HTML. */
#include "ui/casefile/html.h"

void case_put_html(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        switch (text.s[i]) {
        case '&':
            buf_add(out, STR_LIT("&amp;"));
            break;
        case '<':
            buf_add(out, STR_LIT("&lt;"));
            break;
        case '>':
            buf_add(out, STR_LIT("&gt;"));
            break;
        case '"':
            buf_add(out, STR_LIT("&quot;"));
            break;
        default:
            buf_char(out, text.s[i]);
        }
    }
}
