#include "ui/tui/state/file_stamp.h"

#include "model/os/os.h"

#include <string.h>

struct ui_file_stamp ui_file_stamp(const char *file)
{
    struct ui_file_stamp stamp = {0};
    struct os_info info;

    if (file == NULL || os_look(&info, file) != 0)
        return stamp;
    stamp = (struct ui_file_stamp){info.seconds, info.nanoseconds, info.bytes, {""}};
    if (info.kind == OS_REGULAR) /* a pipe was read and gives nothing more */
        stamp.content = ui_journal_digest(file);
    return stamp;
}

bool ui_file_stamp_eq(const struct ui_file_stamp *a, const struct ui_file_stamp *b)
{
    if (a->content.text[0] != '\0' && b->content.text[0] != '\0')
        return a->bytes == b->bytes && strcmp(a->content.text, b->content.text) == 0;
    return a->seconds == b->seconds && a->nanoseconds == b->nanoseconds && a->bytes == b->bytes;
}
