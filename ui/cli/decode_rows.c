#include "ui/cli/decode_rows.h"

#include "ui/cli/output.h"

#define LEAD "  %-11s "

void decode_answer_row(FILE *out, struct str sentence)
{
    if (sentence.len > 0)
        output_paragraph(out, "Answer   ", sentence);
}

void decode_row(FILE *out, const char *name, struct str text)
{
    char lead[24];

    if (text.len == 0)
        return;
    (void)snprintf(lead, sizeof(lead), LEAD, name);
    output_paragraph(out, lead, text);
}

void decode_row_text(FILE *out, const char *name, const char *text)
{
    decode_row(out, name, str_of(text));
}
