// Sixteen numbers at once, for loops over terrain profiles: what Swift's SIMD types have no word for. Only operations
// that IEEE 754 defines, so that every processor gives the same bits; the compiler splits them where registers are
// shorter.
#pragma once
#include <stdint.h>
#include <string.h>
#if defined(__AVX2__)
#include <immintrin.h>
#endif

typedef float hw_f16 __attribute__((ext_vector_type(16)));
typedef int32_t hw_i16 __attribute__((ext_vector_type(16)));
typedef float hw_f8 __attribute__((ext_vector_type(8)));
typedef float hw_l4 __attribute__((ext_vector_type(4)));
typedef float hw_f2 __attribute__((ext_vector_type(2)));
typedef double hw_d8 __attribute__((ext_vector_type(8)));
typedef double hw_d4 __attribute__((ext_vector_type(4)));
typedef double hw_d2 __attribute__((ext_vector_type(2)));

#define HW_LANES static inline __attribute__((always_inline))

HW_LANES hw_f16 hw_all_lanes16(float x) { return (hw_f16)x; }
HW_LANES hw_f16 hw_sqrt16(hw_f16 x) { return __builtin_elementwise_sqrt(x); }
// Towards zero; the caller keeps the numbers inside the range of the integers.
HW_LANES hw_i16 hw_trunc16(hw_f16 x) { return __builtin_convertvector(x, hw_i16); }
HW_LANES hw_f16 hw_float16(hw_i16 x) { return __builtin_convertvector(x, hw_f16); }
HW_LANES hw_i16 hw_all_whole16(int32_t x) { return (hw_i16)x; }
HW_LANES hw_f16 hw_negative16(hw_f16 x) { return -x; }
HW_LANES hw_f16 hw_magnitude16(hw_f16 x) { return (hw_f16)((hw_i16)x & 0x7FFFFFFF); }
// x = mantissa * 2^exponent with the mantissa between 1/sqrt 2 and sqrt 2, for positive normal numbers.
HW_LANES hw_f16 hw_exponent16(hw_f16 x) {
    return __builtin_convertvector(((hw_i16)x - 0x3F3504F3) >> 23, hw_f16);
}
HW_LANES hw_f16 hw_mantissa16(hw_f16 x) {
    return (hw_f16)((((hw_i16)x - 0x3F3504F3) & 0x7FFFFF) + 0x3F3504F3);
}
// 2^k from 1.5 * 2^23 + k.
HW_LANES hw_f16 hw_power16(hw_f16 shifted) { return (hw_f16)(((hw_i16)shifted + 127) << 23); }
// k from 2^23 + k.
HW_LANES hw_i16 hw_whole16(hw_f16 shifted) { return (hw_i16)shifted & 0x7FFFFF; }
HW_LANES hw_i16 hw_index16(hw_i16 row, int32_t stride, hw_i16 column) { return row * stride + column; }
// The two 16-bit numbers of hw_gather_pairs16.
HW_LANES hw_f16 hw_left16(hw_i16 pair) { return __builtin_convertvector(pair << 16 >> 16, hw_f16); }
HW_LANES hw_f16 hw_right16(hw_i16 pair) { return __builtin_convertvector(pair >> 16, hw_f16); }
// Comparisons give −1 in the lanes where they hold, 0 elsewhere.
HW_LANES hw_i16 hw_greater16(hw_f16 a, hw_f16 b) { return a > b; }
HW_LANES hw_i16 hw_least_or_equal16(hw_f16 a, hw_f16 b) { return a <= b; }
HW_LANES hw_i16 hw_equal16(hw_f16 a, hw_f16 b) { return a == b; }
HW_LANES hw_f16 hw_pick16(hw_i16 mask, hw_f16 a, hw_f16 b) { return mask ? a : b; }
HW_LANES hw_i16 hw_pick_whole16(hw_i16 mask, hw_i16 a, hw_i16 b) { return mask ? a : b; }
HW_LANES hw_f16 hw_upper16(hw_f16 a, hw_f16 b) { return b > a ? b : a; }
HW_LANES hw_f16 hw_lower16(hw_f16 a, hw_f16 b) { return b < a ? b : a; }
HW_LANES hw_f16 hw_ramp16(void) { return (hw_f16){0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}; }
HW_LANES hw_i16 hw_whole_ramp16(void) { return (hw_i16){0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}; }
// By halves: the builtin reductions of floats go lane by lane, since they have to mind NaN and the order of sums.
HW_LANES float hw_max16(hw_f16 x) {
    hw_f8 a = x.hi > x.lo ? x.hi : x.lo;
    hw_l4 b = a.hi > a.lo ? a.hi : a.lo;
    hw_f2 c = b.hi > b.lo ? b.hi : b.lo;
    return c.y > c.x ? c.y : c.x;
}
HW_LANES float hw_sum16(hw_f16 x) {
    hw_f8 a = x.lo + x.hi;
    hw_l4 b = a.lo + a.hi;
    hw_f2 c = b.lo + b.hi;
    return c.x + c.y;
}
HW_LANES int32_t hw_least_whole16(hw_i16 x) { return __builtin_reduce_min(x); }
HW_LANES int32_t hw_most_whole16(hw_i16 x) { return __builtin_reduce_max(x); }
HW_LANES hw_d8 hw_magnitude8(hw_d8 x) { return __builtin_elementwise_abs(x); }
HW_LANES double hw_max8(hw_d8 x) {
    hw_d4 a = x.hi > x.lo ? x.hi : x.lo;
    hw_d2 b = a.hi > a.lo ? a.hi : a.lo;
    return b.y > b.x ? b.y : b.x;
}

// Lane k: the 32 bits from the 16-bit number `index[k]` on, that is two neighbours of a row, the left one low.
HW_LANES hw_i16 hw_gather_pairs16(const int16_t *p, hw_i16 index) {
#if defined(__AVX512F__)
    return (hw_i16)_mm512_i32gather_epi32((__m512i)index, p, 2);
#elif defined(__AVX2__)
    __m256i low = _mm256_i32gather_epi32((const int *)(const void *)p, (__m256i)index.lo, 2);
    __m256i high = _mm256_i32gather_epi32((const int *)(const void *)p, (__m256i)index.hi, 2);
    hw_i16 r;
    memcpy(&r, &low, sizeof low);
    memcpy((char *)&r + sizeof low, &high, sizeof high);
    return r;
#else
    hw_i16 r;
    for (int k = 0; k < 16; k++) {
        int32_t v;
        memcpy(&v, p + index[k], sizeof v);
        r[k] = v;
    }
    return r;
#endif
}

// Lane k: the byte at `index[k]`.
HW_LANES hw_i16 hw_gather_bytes16(const uint8_t *p, hw_i16 index) {
    hw_i16 r;
    for (int k = 0; k < 16; k++) r[k] = p[index[k]];
    return r;
}
