// What Swift cannot spell: prefetch, huge pages, and comparisons of several lanes that end in a bit mask.
// No state, no allocation; every pointer is only read.
#pragma once
#include <stdint.h>
#include <stddef.h>
#include <sys/mman.h>
#if defined(__AVX2__)
#include <immintrin.h>
#endif

static inline void hw_prefetch(const void *p) { __builtin_prefetch(p, 0, 3); }

// Advice only: a kernel that has no huge pages answers with an error that changes nothing.
static inline void hw_huge_pages(void *p, size_t bytes) {
#if defined(MADV_HUGEPAGE)
    (void)madvise(p, bytes, MADV_HUGEPAGE);
#else
    (void)p;
    (void)bytes;
#endif
}

// Towards zero, without a look at the range, which the caller keeps.
static inline int64_t hw_truncated(double v) { return (int64_t)v; }

typedef float hw_f4 __attribute__((vector_size(16)));
typedef int32_t hw_i4 __attribute__((vector_size(16)));

static inline hw_f4 hw_load4(const float *p) {
    hw_f4 v;
    __builtin_memcpy(&v, p, sizeof v);
    return v;
}

static inline hw_f4 hw_all4(float x) { return (hw_f4){x, x, x, x}; }

static inline uint32_t hw_mask4(hw_i4 m) {
#if defined(__SSE__)
    return (uint32_t)__builtin_ia32_movmskps((hw_f4)m);
#else
    return ((uint32_t)m[0] & 1) | ((uint32_t)m[1] & 2) | ((uint32_t)m[2] & 4) | ((uint32_t)m[3] & 8);
#endif
}

// Sixteen boxes (minX[16] minY[16] maxX[16] maxY[16]) against a window, borders included: one bit per box.
static inline uint32_t hw_boxes16(const float *n, float minX, float minY, float maxX, float maxY) {
#if defined(__AVX512F__)
    __mmask16 m = _mm512_cmp_ps_mask(_mm512_loadu_ps(n), _mm512_set1_ps(maxX), _CMP_LE_OQ);
    m = _mm512_mask_cmp_ps_mask(m, _mm512_loadu_ps(n + 16), _mm512_set1_ps(maxY), _CMP_LE_OQ);
    m = _mm512_mask_cmp_ps_mask(m, _mm512_loadu_ps(n + 32), _mm512_set1_ps(minX), _CMP_GE_OQ);
    return _mm512_mask_cmp_ps_mask(m, _mm512_loadu_ps(n + 48), _mm512_set1_ps(minY), _CMP_GE_OQ);
#elif defined(__AVX2__)
    uint32_t r = 0;
    __m256 x0 = _mm256_set1_ps(minX), y0 = _mm256_set1_ps(minY), x1 = _mm256_set1_ps(maxX), y1 = _mm256_set1_ps(maxY);
    for (int k = 0; k < 16; k += 8) {
        __m256 a = _mm256_and_ps(_mm256_cmp_ps(_mm256_loadu_ps(n + k), x1, _CMP_LE_OQ),
                                 _mm256_cmp_ps(_mm256_loadu_ps(n + 16 + k), y1, _CMP_LE_OQ));
        __m256 b = _mm256_and_ps(_mm256_cmp_ps(_mm256_loadu_ps(n + 32 + k), x0, _CMP_GE_OQ),
                                 _mm256_cmp_ps(_mm256_loadu_ps(n + 48 + k), y0, _CMP_GE_OQ));
        r |= (uint32_t)_mm256_movemask_ps(_mm256_and_ps(a, b)) << k;
    }
    return r;
#else
    uint32_t r = 0;
    hw_f4 x0 = hw_all4(minX), y0 = hw_all4(minY), x1 = hw_all4(maxX), y1 = hw_all4(maxY);
    for (int k = 0; k < 16; k += 4)
        r |= hw_mask4((hw_load4(n + k) <= x1) & (hw_load4(n + 16 + k) <= y1) & (hw_load4(n + 32 + k) >= x0)
                      & (hw_load4(n + 48 + k) >= y0))
             << k;
    return r;
#endif
}

// Sixteen boxes against a window: one bit per box that lies in it, borders included.
static inline uint32_t hw_within16(const float *n, float minX, float minY, float maxX, float maxY) {
    uint32_t r = 0;
    hw_f4 x0 = hw_all4(minX), y0 = hw_all4(minY), x1 = hw_all4(maxX), y1 = hw_all4(maxY);
    for (int k = 0; k < 16; k += 4)
        r |= hw_mask4((hw_load4(n + k) >= x0) & (hw_load4(n + 16 + k) >= y0) & (hw_load4(n + 32 + k) <= x1)
                      & (hw_load4(n + 48 + k) <= y1))
             << k;
    return r;
}

// The larger of two; `b` where one is not a number.
static inline hw_f4 hw_max4(hw_f4 a, hw_f4 b) {
#if defined(__SSE__)
    return __builtin_ia32_maxps(a, b);
#else
    hw_i4 m = a > b;
    return (hw_f4)(((hw_i4)a & m) | ((hw_i4)b & ~m));
#endif
}

// Squared distances of sixteen boxes from a place into d[16]; one bit per box that is not farther than `bound`.
static inline uint32_t hw_near16(const float *n, float x, float y, float bound, float *d) {
    uint32_t r = 0;
    hw_f4 px = hw_all4(x), py = hw_all4(y), zero = hw_all4(0), limit = hw_all4(bound);
    for (int k = 0; k < 16; k += 4) {
        hw_f4 dx = hw_max4(zero, hw_max4(hw_load4(n + k) - px, px - hw_load4(n + 32 + k)));
        hw_f4 dy = hw_max4(zero, hw_max4(hw_load4(n + 16 + k) - py, py - hw_load4(n + 48 + k)));
        hw_f4 square = dx * dx + dy * dy;
        __builtin_memcpy(d + k, &square, sizeof square);
        // Written so that NaN, which says nothing, stays in.
        r |= hw_mask4(~(square > limit)) << k;
    }
    return r;
}

// One bit for each of sixteen values that is not larger than `bound`.
static inline uint32_t hw_atMost16(const float *d, float bound) {
    uint32_t r = 0;
    hw_f4 limit = hw_all4(bound);
    for (int k = 0; k < 16; k += 4) r |= hw_mask4(hw_load4(d + k) <= limit) << k;
    return r;
}

// The number of the least of those of sixteen positive values that are `present`; values that differ by less than
// 2^-19 of themselves count as equal.
static inline uint32_t hw_least16(const float *d, uint32_t present) {
    const hw_i4 bits = {1, 2, 4, 8};
    const float largest = 0x1.fffffep127f;
    hw_i4 number = {0, 1, 2, 3}, all = {(int)present, (int)present, (int)present, (int)present};
    hw_f4 least = hw_all4(largest);
    for (int k = 0; k < 16; k += 4) {
        // The number replaces the last bits; positive floats keep their order.
        hw_i4 value = ((hw_i4)hw_load4(d + k) & ~15) | number, is = (all & (bits << k)) != 0;
        hw_f4 tagged = (hw_f4)((value & is) | ((hw_i4)hw_all4(largest) & ~is));
        hw_i4 m = tagged < least;
        least = (hw_f4)(((hw_i4)tagged & m) | ((hw_i4)least & ~m));
        number += 4;
    }
    float best = least[0];
    for (int i = 1; i < 4; i++) best = least[i] < best ? least[i] : best;
    uint32_t tag;
    __builtin_memcpy(&tag, &best, sizeof tag);
    return tag & 15;
}

// Four edges (ax[4] ay[4] bx[4] by[4], relative to a corner) against the path from the corner up to y and then right
// to x. Bits 0-3: the path crosses the edge. Bits 16-19: single precision cannot be sure of that; `doubt` bounds the
// error of a cross product, `blur` that of a coordinate.
static inline uint32_t hw_path4(const float *e, float x, float y, float doubt, float blur) {
    const hw_f4 zero = hw_all4(0), py = hw_all4(y), d = hw_all4(doubt);
    hw_f4 ax = hw_load4(e), ay = hw_load4(e + 4), bx = hw_load4(e + 8), by = hw_load4(e + 12);
    hw_f4 dx = bx - ax, dy = by - ay;
    hw_f4 corner = dy * ax - dx * ay;
    hw_f4 turn = corner + dx * py;
    hw_f4 end = turn - dy * hw_all4(x);
    hw_i4 upright = (ax > zero) ^ (bx > zero), level = (ay > py) ^ (by > py);
    hw_i4 crossing = (upright & ((corner > zero) ^ (turn > zero))) ^ (level & ((turn > zero) ^ (end > zero)));
    hw_f4 top = hw_all4(y + blur), bottom = hw_all4(y - blur);
    hw_i4 beside = ((ay <= top) | (by <= top)) & ((ay >= bottom) | (by >= bottom)) & (end <= d) & (end >= -d);
    hw_i4 doubtful = beside | (upright & (corner <= d) & (corner >= -d)) | ((upright ^ level) & (turn <= d) & (turn >= -d));
    return hw_mask4(crossing) | hw_mask4(doubtful) << 16;
}
