"""What is told in Vietnamese of a sheet that is refused, and of its rows."""

from collections.abc import Mapping
from typing import Final

RULES: Final[Mapping[str, str]] = {
    # the sheet
    "NotAWorkbook": "Tệp này không phải bảng tính Excel (.xlsx) đọc được.",
    "TooManyRows": "Bảng có nhiều dòng quá; hãy chia thành nhiều tệp.",
    "ColumnMissing": "Bảng thiếu cột này.",
    "NothingToImport": "Bảng không có dòng nào.",
    "SheetRefused": "Có dòng chưa đúng.",
    # cells
    "ValueMissing": "Cột này phải điền ở mọi dòng.",
    "NotAWord": "Không phải một trong các từ mà cột này nhận.",
    "NotAnId": "ID phải là một UUID.",
    # what words mean
    "CodeUnknown": "Vào ngày đó không có tổ chức nào mang mã này.",
    "CodeAmbiguous": "Vào ngày đó có nhiều tổ chức mang mã này; hãy ghi ID.",
    "NameUnknown": "Vào ngày đó không ai tên này giữ chức vụ.",
    "NameAmbiguous": "Vào ngày đó nhiều người cùng tên này giữ chức vụ; hãy ghi ID.",
    "ZoneUnknown": "Không có khu nào tên này.",
    "ZoneAmbiguous": "Nhiều khu cùng tên này, và chi bộ không thuộc riêng khu nào; hãy ghi ID.",
    "BriefingUnknown": "Tháng đó khu không có giao ban; hãy ghi giao ban trước.",
    "BriefingOnAnotherDay": "Giao ban tháng đó của khu họp vào ngày khác.",
    "OfficeUnknown": "Không có cơ quan trả lời nào tên này.",
    "OfficeAmbiguous": "Nhiều cơ quan trả lời cùng tên này; hãy ghi ID.",
    # rows
    "RowsDisagree": "Các dòng cùng mã này ghi khác nhau ở những cột phải như nhau.",
    "IdRepeated": "Dòng khác đã dùng ID này.",
    "AnswerIncomplete": "Đã trả lời thì phải đủ cơ quan, nội dung, số văn bản và ngày.",
    "VerdictMissing": "Hãy ghi chi bộ chấp nhận hay không chấp nhận.",
    "SolutionIncomplete": "Đã giải quyết thì phải đủ ngày, kết quả và người chứng kiến.",
    "PostIncomplete": "Chức vụ phải đủ cấp ủy, chức vụ và ngày đầu.",
    # organizations and members
    "NotOpenOnThatDay": "Vào ngày đó tổ chức này chưa lập hoặc đã kết thúc.",
    "RootHasNoParent": "Đảng bộ tỉnh không có cấp trên.",
    "ParentMissing": "Tổ chức này phải có cấp trên.",
    "KindDoesNotFitUnderParent": "Loại tổ chức này không ở dưới cấp trên ấy.",
    "CellTypeMissing": "Chi bộ phải có loại hình.",
    "CellTypeOnlyForCells": "Chỉ chi bộ mới có loại hình.",
    "OwnCellIsNoCell": "Mã này không phải của một chi bộ.",
    "PostOverlaps": "Người này đã giữ chức vụ đó ở cấp ủy này trong những ngày ấy.",
    "CommitteeHasNoLevel": "Chức vụ là ở cấp ủy tỉnh, huyện hoặc cơ sở.",
    "CodeAlreadyInUse": "Tổ chức khác đã mang mã này trong những ngày ấy.",
    "NameAlreadyInUse": "Cấp trên này đã có tổ chức cùng tên trong những ngày ấy.",
    "AccountAlreadyTaken": "Người khác đã dùng tài khoản này.",
    "SecretaryAlreadyInPost": "Cấp ủy này đã có bí thư khác trong những ngày ấy.",
}
