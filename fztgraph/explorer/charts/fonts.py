"""Find a font that has Chinese characters, for pictures: pages and SVG files leave that to who shows them."""

from functools import cache

from matplotlib import font_manager

from fztgraph.errors import FztError

#: Families that have Simplified Chinese, the plain ones first.
_FAMILIES = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "PingFang SC",
    "Microsoft YaHei",
    "HarmonyOS Sans SC",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Heiti SC",
    "SimHei",
    "Noto Sans CJK JP",
    "Noto Serif CJK SC",
    "Noto Serif CJK JP",
    "SimSun",
    "Songti SC",
)


@cache
def chinese_family() -> str | None:
    """Return the name of an installed font family that has Chinese characters, None where there is none."""
    installed = {font.name for font in font_manager.fontManager.ttflist}
    return next((family for family in _FAMILIES if family in installed), None)


def need_chinese_family() -> str:
    """Return the name of such a family; raises FztError, which says what to install, where there is none."""
    family = chinese_family()
    if family is None:
        raise FztError(
            "no font with Chinese characters is installed, which a PNG needs; install Noto Sans CJK "
            "(fonts-noto-cjk, google-noto-sans-cjk-fonts or noto-fonts-cjk), or write SVG"
        )
    return family
