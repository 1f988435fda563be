"""The demo province: the published practices, entered through the real commands.

Lạng Sơn with its districts and communes as they were before 1 July 2025, the visits that its
regulation 1764 asks for (practice D of the field), and two years of Đình Lập (practice A). The
places are real, the people are invented.
"""
