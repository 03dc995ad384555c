"""Code lists that GS1 elements refer to: countries, currencies, package types.

Facts of ISO 3166-1, ISO 4217 and the GS1 code list PackageTypeCode (UN/ECE recommendation 21), as the GS1 Barcode
Syntax Dictionary applies them.
"""


def _spread(text: str) -> frozenset[str]:
    """Numbers and ranges (``050-052``) as three-digit codes."""
    codes: set[str] = set()
    for word in text.split(" "):
        first, _, last = word.partition("-")
        codes.update(f"{number:03d}" for number in range(int(first), int(last or first) + 1))
    return frozenset(codes)


COUNTRIES = _spread(
    "004 008 010 012 016 020 024 028 031-032 036 040 044 048 050-052 056 060 064 068 070 072 074 076 084 086 090 092 "
    "096 100 104 108 112 116 120 124 132 136 140 144 148 152 156 158 162 166 170 174-175 178 180 184 188 191-192 196 "
    "203-204 208 212 214 218 222 226 231-234 238-239 242 246 248 250 254 258 260 262 266 268 270 275-276 288 292 296 "
    "300 304 308 312 316 320 324 328 332 334 336 340 344 348 352 356 360 364 368 372 376 380 384 388 392 398 400 404 "
    "408 410 414 417-418 422 426 428 430 434 438 440 442 446 450 454 458 462 466 470 474 478 480 484 492 496 498-500 "
    "504 508 512 516 520 524 528 531 533-535 540 548 554 558 562 566 570 574 578 580-581 583-586 591 598 600 604 608 "
    "612 616 620 624 626 630 634 638 642-643 646 652 654 659-660 662-663 666 670 674 678 682 686 688 690 694 702-706 "
    "710 716 724 728-729 732 740 744 748 752 756 760 762 764 768 772 776 780 784 788 792 795-796 798 800 804 807 818 "
    "826 831-834 840 850 854 858 860 862 876 882 887 894"
)

CURRENCIES = _spread(
    "008 012 032 036 044 048 050-052 060 064 068 072 084 090 096 104 108 116 124 132 136 144 152 156 170 174 188 "
    "191-192 203 208 214 222 230 232 238 242 262 270 292 320 324 328 332 340 344 348 352 356 360 364 368 376 388 392 "
    "398 400 404 408 410 414 417-418 422 426 430 434 446 454 458 462 480 484 496 498 504 512 516 524 532-533 548 554 "
    "558 566 578 586 590 598 600 604 608 634 643 646 654 682 690 694 702 704 706 710 728 748 752 756 760 764 776 780 "
    "784 788 800 807 818 826 834 840 858 860 882 886 901 924-925 927-934 936 938 940-941 943-944 946-953 955-965 "
    "967-973 975-981 984-986 990 994 997 999"
)

_SECOND_LETTERS = {
    "A": "DEFGILMOQRSTUWXZ", "B": "ABDEFGHIJLMNOQRSTVWYZ", "C": "ACDFGHIKLMNORUVWXYZ", "D": "EJKMOZ", "E": "CEGHRST",
    "F": "IJKMOR", "G": "ABDEFGHILMNPQRSTUWY", "H": "KMNRTU", "I": "DELMNOQRST", "J": "EMOP", "K": "EGHIMNPRWYZ",
    "L": "ABCIKRSTUVY", "M": "ACDEFGHKLMNOPQRSTUVWXYZ", "N": "ACEFGILOPRUZ", "O": "M", "P": "AEFGHKLMNRSTWY",
    "Q": "A", "R": "EOSUW", "S": "ABCDEGHIJKLMNORSTVXYZ", "T": "CDFGHJKLMNORTVWZ", "U": "AGMSYZ", "V": "ACEGINU",
    "W": "FS", "Y": "ET", "Z": "AMW",
}  # fmt: skip

COUNTRY_LETTERS = frozenset(first + second for first, seconds in _SECOND_LETTERS.items() for second in seconds)

_PACKAGES = {
    "1": "A B D F G W", "2": "00 01 02 03 04 05 06 10 11 12 C", "3": "A H", "4": "3 4 A B C D F G H", "5": "H L M",
    "6": "H P", "7": "A B", "8": " A B C", "9": "", "A": "A B C D F G H I J L M P PE T V",
    "B": "4 B C D E F G GE H I J K L M ME N O P Q R RI S T U V W X Y Z",
    "C": "A B BL C CE D E F G H I J K L M N O P Q R S T U V W X Y Z", "D": "A B C G H I J K L M N P PE R S T U V W X Y",
    "E": "1 2 3 C D E F G H I N", "F": "B C D E I L O OB P PE R T W X", "G": "B I L R U Y Z", "H": "A B C G N R",
    "I": "A B C D E F G H K L N Z", "J": "B C G R T Y", "K": "G I", "L": "AB E G T U V Z",
    "M": "A B C E PE R S T W X", "N": "A E F G S T U V", "O": "A B C D E F K PE T U",
    "P": "2 A AE B C D E F G H I J K L LP N O OP P PE R T U UE V X Y Z", "Q": "A B C D F G H J K L M N P Q R S",
    "R": "B1 B2 B3 CB D G J K L O T Z", "S": "1 A B C D E EC H I K L M O P S T TL U V W X Y Z",
    "T": "1 B C D E EV G HE I K L N O R RE S T TE U V W WE Y Z", "U": "C N UE", "V": "A G I K L N O P Q R S Y",
    "W": "A B C D F G H J K L M N P Q R RP S T U V W X Y Z",
    "X": "11 12 15 16 17 18 19 20 3 A B C D F G H J K", "Y": "A B C D F G H J K L M N P Q R S T V W X Y Z",
    "Z": "A B C D F G H J K L M N P Q R S T U V W X Y Z",
}  # fmt: skip

PACKAGE_TYPES = frozenset(first + rest for first, rests in _PACKAGES.items() for rest in rests.split(" "))

MEDIA_TYPES = frozenset(f"{number:02d}" for number in (*range(1, 11), *range(80, 100)))
