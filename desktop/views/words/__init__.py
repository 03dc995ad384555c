"""The words of the program: one text for each code, in three parts, headline | detail | next action.

``{fact}`` stands for a fact, ``{fact:piece/pieces}`` for a number with its noun. A part between `` · `` is left out
when a fact of it is empty. Except for the decoder's reasons, the Chinese stands in
``resources/translations/sparezone_zh_CN.ts``.
"""
