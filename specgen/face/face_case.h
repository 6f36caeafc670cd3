/* specgen/face/face_case.h - what stands behind a silospec_case. */
#ifndef SPECGEN_FACE_FACE_CASE_H
#define SPECGEN_FACE_FACE_CASE_H

#include "model/value/value.h"
#include "specgen/assess/assess.h"
#include "specgen/silospec.h"

struct silospec_case {
    char *name; /* as silospec_open() got it; NULL: none. Owned */
    const struct value *root;
    bool secrets;
    enum assess_settings settings;
};

#endif
